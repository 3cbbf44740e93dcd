package io.neonpro.acceptance.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Fills the working days of every practitioner with appointments that do not touch each other. */
final class Diary {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime LAST_START = LocalTime.of(18, 0);
    private static final int GRID_MINUTES = 15;

    /** Somebody who works at a clinic. */
    record Practitioner(UUID id, UUID clinic) {}

    /** A treatment as the clinic service knows it. */
    record Offer(UUID id, int minutes) {}

    /** An appointment to make. */
    record Entry(UUID clinic, UUID practitioner, UUID treatment, UUID patient, String start) {}

    private final Random random;

    Diary(long seed) {
        random = new Random(seed);
    }

    /**
     * @param from first day
     * @param days how many
     * @param count of entries
     */
    List<Entry> fill(
            List<Practitioner> practitioners,
            List<Offer> offers,
            List<UUID> patients,
            LocalDate from,
            int days,
            int count) {
        List<Entry> entries = new ArrayList<>();
        while (entries.size() < count) {
            entries.clear();
            for (int day = 0; day < days; day++) {
                LocalDate date = from.plusDays(day);
                if (date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    practitioners.forEach(one -> entries.addAll(fillDay(one, date, offers, patients)));
                }
            }
        }
        Collections.shuffle(entries, random);
        return List.copyOf(entries.subList(0, count));
    }

    private List<Entry> fillDay(Practitioner practitioner, LocalDate date, List<Offer> offers, List<UUID> patients) {
        List<Entry> entries = new ArrayList<>();
        LocalTime time = OPENS.plusMinutes(GRID_MINUTES * random.nextInt(4));
        while (!time.isAfter(LAST_START)) {
            Offer offer = offers.get(random.nextInt(offers.size()));
            entries.add(new Entry(
                    practitioner.clinic(),
                    practitioner.id(),
                    offer.id(),
                    patients.get(random.nextInt(patients.size())),
                    date.atTime(time).atZone(ZONE).toOffsetDateTime().toString()));
            time = time.plusMinutes(offer.minutes() + GRID_MINUTES * random.nextInt(4));
        }
        return entries;
    }
}
