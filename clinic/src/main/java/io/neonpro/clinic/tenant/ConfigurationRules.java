package io.neonpro.clinic.tenant;

import io.neonpro.clinic.Flaws;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a configuration may say. Known settings must have their type and range; others are kept as
 * they are, within bounds, so that a service can read a new setting before this one knows it.
 */
final class ConfigurationRules {

    private static final int MAX_SETTINGS = 64;
    private static final int MAX_ITEMS = 100;
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_SIZE = 32_000;
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");

    private ConfigurationRules() {}

    static Flaws flaws(Configuration configuration) {
        Flaws flaws = new Flaws();
        flaws.addIf(
                configuration.toString().length() > MAX_SIZE,
                "",
                "too-large",
                "must not be longer than " + MAX_SIZE + " letters in all");
        object("features", configuration.features(), 1, flaws);
        object("billing", configuration.billing(), 1, flaws);
        object("branding", configuration.branding(), 1, flaws);
        object("compliance", configuration.compliance(), 1, flaws);
        return flaws;
    }

    private static void object(String path, Map<?, ?> settings, int depth, Flaws flaws) {
        flaws.addIf(
                settings.size() > MAX_SETTINGS,
                path,
                "too-large",
                "must not have more than " + MAX_SETTINGS + " settings");
        flaws.addIf(depth > MAX_DEPTH, path, "too-large", "must not be nested deeper than " + MAX_DEPTH + " levels");
        if (settings.size() > MAX_SETTINGS || depth > MAX_DEPTH) {
            return;
        }
        settings.forEach((name, value) -> setting(path, name.toString(), value, depth, flaws));
    }

    private static void setting(String path, String name, Object value, int depth, Flaws flaws) {
        String field = path + "." + name;
        flaws.addIf(
                !NAME.matcher(name).matches(),
                field,
                "invalid-value",
                "must have a name in camelCase of at most 64 letters and digits");
        KnownSetting.of(field)
                .filter(known -> !known.accepts(value))
                .ifPresent(known -> flaws.add(field, "invalid-value", known.expectation()));
        bounded(field, value, depth, flaws);
    }

    private static void bounded(String field, Object value, int depth, Flaws flaws) {
        switch (value) {
            case Map<?, ?> inner -> object(field, inner, depth + 1, flaws);
            case Collection<?> items
            when items.size() > MAX_ITEMS ->
                flaws.add(field, "too-large", "must not have more than " + MAX_ITEMS + " items");
            case Collection<?> items
            when depth >= MAX_DEPTH ->
                flaws.add(field, "too-large", "must not be nested deeper than " + MAX_DEPTH + " levels");
            case Collection<?> items -> items.forEach(item -> bounded(field, item, depth + 1, flaws));
            case String text
            when text.length() > MAX_LENGTH ->
                flaws.add(field, "too-large", "must not be longer than " + MAX_LENGTH + " letters");
            case null, default -> {}
        }
    }
}
