package io.neonpro.kernel.value;

import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Time zones as they are written: places of the IANA time zone database, {@code America/Sao_Paulo}, and {@code UTC}.
 * Java, PostgreSQL and browsers know each of them by this name. Mere offsets ({@code +03:00}, {@code Etc/GMT+3}) and
 * abbreviations ({@code EST5EDT}) are none, since they know no daylight-saving changes of a place, or only of old. A place
 * has one name: others that are written for it are read as that.
 */
public final class Zones {

    public static final String FORM =
            "UTC|Etc/UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/-]+";

    public static final String EXPECTATION = "must be an IANA time zone, as America/Sao_Paulo";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    /** All there are, each by the name that counts; about 450. */
    public static final Set<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> WRITTEN.matcher(id).matches())
            .filter(id -> !ZoneLinks.TO_PLACES.containsKey(id))
            .collect(Collectors.toUnmodifiableSet());

    private Zones() {}

    /**
     * @throws InvalidValue for anything else
     */
    public static ZoneId of(String text) {
        String name = ZoneLinks.TO_PLACES.getOrDefault(text, text);
        if (!KNOWN.contains(name)) {
            throw new InvalidValue(EXPECTATION);
        }
        return ZoneId.of(name);
    }
}
