package io.neonpro.manifests.deployment.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with settings in it.
 *
 * @param parts Strings and Settings
 */
public record Text(List<Object> parts) {

    /**
     * @param form has {@code %s} for each setting
     */
    public static Text of(String form, Setting... settings) {
        List<Object> parts = new ArrayList<>();
        String[] literals = form.split("%s", -1);
        for (int i = 0; i < literals.length; i++) {
            parts.add(literals[i]);
            if (i < settings.length) {
                parts.add(settings[i]);
            }
        }
        return new Text(List.copyOf(parts));
    }
}
