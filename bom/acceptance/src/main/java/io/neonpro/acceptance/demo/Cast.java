package io.neonpro.acceptance.demo;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/** The people and things of the demonstration; the same seed makes the same ones. */
final class Cast {

    static final int CLINICS = 3;
    static final int PRACTITIONERS = 25;
    static final int TREATMENTS = 40;
    static final int PATIENTS = 1000;

    private static final List<String> KINDS = List.of(
            "Limpeza de pele",
            "Peeling químico",
            "Microagulhamento",
            "Depilação a laser",
            "Drenagem linfática",
            "Radiofrequência",
            "Criolipólise",
            "Luz pulsada");
    private static final List<String> AREAS = List.of("facial", "corporal", "de pescoço e colo", "de mãos", "express");
    private static final List<Integer> DURATIONS = List.of(30, 45, 60, 90);

    /** What a treatment costs and how long it takes. */
    record Treatment(String name, int durationMinutes, int bufferMinutes, String price) {}

    private final Random random;
    private final Faker faker;

    Cast(long seed) {
        random = new Random(seed);
        faker = new Faker(Locale.of("pt", "BR"), random);
    }

    List<String> clinics() {
        return List.of("Jardins", "Moema", "Pinheiros");
    }

    List<String> practitioners() {
        return IntStream.range(0, PRACTITIONERS).mapToObj(i -> fullName()).toList();
    }

    List<Treatment> treatments() {
        List<Treatment> treatments = new ArrayList<>();
        for (String kind : KINDS) {
            for (String area : AREAS) {
                int duration = DURATIONS.get(random.nextInt(DURATIONS.size()));
                String price = (duration * 2 + random.nextInt(20) * 10) + ".00";
                treatments.add(new Treatment(kind + " " + area, duration, 15, price));
            }
        }
        return treatments;
    }

    List<Map<String, String>> patients() {
        return IntStream.range(0, PATIENTS).mapToObj(this::patient).toList();
    }

    private Map<String, String> patient(int number) {
        String name = fullName();
        return Map.of(
                "name",
                name,
                "birthDate",
                LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)).toString(),
                "cpf",
                faker.cpf().valid(),
                "email",
                address(name) + "." + number + "@demo.example",
                "phone",
                "+55119" + (10_000_000 + random.nextInt(89_999_999)),
                "language",
                random.nextInt(20) == 0 ? "en" : "pt-BR");
    }

    private String fullName() {
        return faker.name().firstName() + " " + faker.name().lastName();
    }

    private static String address(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z ]", "")
                .strip()
                .replaceAll(" +", ".")
                .toLowerCase(Locale.ROOT);
    }
}
