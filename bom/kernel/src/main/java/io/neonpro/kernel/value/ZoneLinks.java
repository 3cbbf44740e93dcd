package io.neonpro.kernel.value;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Other names of places, and the one that counts: those that the IANA time zone database keeps for what was written long ago
 * (its file {@code backward}) where the place itself has a newer name, so that two names of a place are never two zones.
 */
final class ZoneLinks {

    private static final String ALL = """
            Africa/Asmera Africa/Asmara
            Africa/Timbuktu Africa/Bamako
            America/Argentina/ComodRivadavia America/Argentina/Catamarca
            America/Atka America/Adak
            America/Buenos_Aires America/Argentina/Buenos_Aires
            America/Catamarca America/Argentina/Catamarca
            America/Coral_Harbour America/Atikokan
            America/Cordoba America/Argentina/Cordoba
            America/Ensenada America/Tijuana
            America/Fort_Wayne America/Indiana/Indianapolis
            America/Godthab America/Nuuk
            America/Indianapolis America/Indiana/Indianapolis
            America/Jujuy America/Argentina/Jujuy
            America/Knox_IN America/Indiana/Knox
            America/Louisville America/Kentucky/Louisville
            America/Mendoza America/Argentina/Mendoza
            America/Montreal America/Toronto
            America/Nipigon America/Toronto
            America/Pangnirtung America/Iqaluit
            America/Porto_Acre America/Rio_Branco
            America/Rainy_River America/Winnipeg
            America/Rosario America/Argentina/Cordoba
            America/Santa_Isabel America/Tijuana
            America/Shiprock America/Denver
            America/Thunder_Bay America/Toronto
            America/Virgin America/St_Thomas
            America/Yellowknife America/Edmonton
            Antarctica/South_Pole Antarctica/McMurdo
            Asia/Ashkhabad Asia/Ashgabat
            Asia/Calcutta Asia/Kolkata
            Asia/Choibalsan Asia/Ulaanbaatar
            Asia/Chongqing Asia/Shanghai
            Asia/Chungking Asia/Shanghai
            Asia/Dacca Asia/Dhaka
            Asia/Harbin Asia/Shanghai
            Asia/Istanbul Europe/Istanbul
            Asia/Kashgar Asia/Urumqi
            Asia/Katmandu Asia/Kathmandu
            Asia/Macao Asia/Macau
            Asia/Rangoon Asia/Yangon
            Asia/Saigon Asia/Ho_Chi_Minh
            Asia/Tel_Aviv Asia/Jerusalem
            Asia/Thimbu Asia/Thimphu
            Asia/Ujung_Pandang Asia/Makassar
            Asia/Ulan_Bator Asia/Ulaanbaatar
            Atlantic/Faeroe Atlantic/Faroe
            Australia/ACT Australia/Sydney
            Australia/Canberra Australia/Sydney
            Australia/Currie Australia/Hobart
            Australia/LHI Australia/Lord_Howe
            Australia/NSW Australia/Sydney
            Australia/North Australia/Darwin
            Australia/Queensland Australia/Brisbane
            Australia/South Australia/Adelaide
            Australia/Tasmania Australia/Hobart
            Australia/Victoria Australia/Melbourne
            Australia/West Australia/Perth
            Australia/Yancowinna Australia/Broken_Hill
            Etc/UTC UTC
            Europe/Belfast Europe/London
            Europe/Kiev Europe/Kyiv
            Europe/Nicosia Asia/Nicosia
            Europe/Tiraspol Europe/Chisinau
            Europe/Uzhgorod Europe/Kyiv
            Europe/Zaporozhye Europe/Kyiv
            Pacific/Enderbury Pacific/Kanton
            Pacific/Johnston Pacific/Honolulu
            Pacific/Ponape Pacific/Pohnpei
            Pacific/Samoa Pacific/Pago_Pago
            Pacific/Truk Pacific/Chuuk
            Pacific/Yap Pacific/Chuuk
            """;

    /** By the name that does not count. */
    static final Map<String, String> TO_PLACES = ALL.lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toUnmodifiableMap(names -> names[0], names -> names[1]));

    private ZoneLinks() {}
}
