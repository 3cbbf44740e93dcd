package io.neonpro.clinic.catalogue.practitioner;

/** The 26 states of Brazil and the Federal District, by their two letters (IBGE). */
public enum State {
    AC,
    AL,
    AM,
    AP,
    BA,
    CE,
    DF,
    ES,
    GO,
    MA,
    MG,
    MS,
    MT,
    PA,
    PB,
    PE,
    PI,
    PR,
    RJ,
    RN,
    RO,
    RR,
    RS,
    SC,
    SE,
    SP,
    TO
}
