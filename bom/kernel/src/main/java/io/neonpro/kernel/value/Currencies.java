package io.neonpro.kernel.value;

import java.util.Currency;
import java.util.Set;

/**
 * The currencies that somebody can be paid in: ISO 4217, list one, without precious metals, units of account, funds
 * and codes for tests or for no currency; with their decimals.
 */
public final class Currencies {

    public static final String FORM = "[A-Z]{3}";
    public static final String EXPECTATION = "must be a currency in use, by its ISO 4217 code, as BRL";

    public static final Set<String> IN_USE = Set.of("""
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
            CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
            HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
            LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP
            PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
            TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
            """.strip().split("\\s+"));

    private Currencies() {}

    public static boolean isInUse(String code) {
        return IN_USE.contains(code);
    }

    /** How many decimals its amounts have: none for yen, three for Tunisian dinars, two for most. */
    static int decimals(String code) {
        return Currency.getInstance(code).getDefaultFractionDigits();
    }
}
