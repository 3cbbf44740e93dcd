package io.neonpro.clinic.catalogue.practitioner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profession that may give aesthetic treatments in Brazil, and the council without whose
 * registration it must not be practised.
 */
public enum Category {
    /** Médico: Lei 12.842/2013, Lei 3.268/1957. */
    @JsonProperty("physician")
    PHYSICIAN(Council.CRM),

    /** Cirurgião-dentista: Lei 5.081/1966; orofacial harmonisation by Resolução CFO 198/2019. */
    @JsonProperty("dentist")
    DENTIST(Council.CRO),

    /** Biomédico: Lei 6.684/1979; aesthetics by Resolução CFBM 197/2011. */
    @JsonProperty("biomedic")
    BIOMEDIC(Council.CRBM),

    /** Biólogo: Lei 6.684/1979; aesthetics by Resolução CFBio 582/2020. */
    @JsonProperty("biologist")
    BIOLOGIST(Council.CRBIO),

    /** Enfermeiro: Lei 7.498/1986; aesthetics by Resoluções COFEN 529/2016 and 626/2020. */
    @JsonProperty("nurse")
    NURSE(Council.COREN),

    /** Fisioterapeuta: Lei 6.316/1975; dermatofunctional by Resolução COFFITO 362/2009. */
    @JsonProperty("physiotherapist")
    PHYSIOTHERAPIST(Council.CREFITO),

    /** Farmacêutico: Lei 3.820/1960; aesthetics by Resoluções CFF 573/2013 and 616/2015. */
    @JsonProperty("pharmacist")
    PHARMACIST(Council.CRF),

    /** Nutricionista: Lei 8.234/1991, Lei 6.583/1978. */
    @JsonProperty("nutritionist")
    NUTRITIONIST(Council.CRN),

    /** Esteticista e cosmetólogo, técnico em estética: Lei 13.643/2018, which names no council. */
    @JsonProperty("esthetician")
    ESTHETICIAN(null);

    private final @Nullable Council council;

    Category(@Nullable Council council) {
        this.council = council;
    }

    /** Whose registration it takes, if any. */
    public Optional<Council> council() {
        return Optional.ofNullable(council);
    }

    /** The name in JSON and events, for example {@code biomedic}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
