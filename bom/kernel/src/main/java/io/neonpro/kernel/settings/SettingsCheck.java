package io.neonpro.kernel.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is wrong with settings, by their full names. It repeats no text, as that may be a secret. */
public final class SettingsCheck {

    private final String prefix;
    private final List<String> faults;

    SettingsCheck(String prefix) {
        this(prefix, new ArrayList<>());
    }

    private SettingsCheck(String prefix, List<String> faults) {
        this.prefix = prefix;
        this.faults = faults;
    }

    public void between(String name, long value, long least, long most) {
        require(value >= least && value <= most, name, "must be from %d to %d, not %d", least, most, value);
    }

    public void between(String name, Duration value, Duration least, Duration most) {
        boolean isWithin = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        require(isWithin, name, "must be from %s to %s, not %s", least, most, value);
    }

    public void count(String name, Collection<?> values, int least, int most) {
        require(
                values.size() >= least && values.size() <= most,
                name,
                "must be %d to %d values, not %d",
                least,
                most,
                values.size());
    }

    public void length(String name, String text, int least, int most) {
        require(
                text.length() >= least && text.length() <= most,
                name,
                "must have %d to %d characters, not %d",
                least,
                most,
                text.length());
    }

    public void text(String name, String text) {
        require(!text.isBlank(), name, "must not be blank");
    }

    public void require(boolean isMet, String name, String rule, Object... words) {
        if (!isMet) {
            faults.add(prefix + "." + name + " " + rule.formatted(words));
        }
    }

    public void of(String name, CheckedSettings group) {
        group.check(new SettingsCheck(prefix + "." + name, faults));
    }

    public void ofEach(String name, Map<String, ? extends CheckedSettings> groups) {
        groups.forEach((key, group) -> of("%s.\"%s\"".formatted(name, key), group));
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
