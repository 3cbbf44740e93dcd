package io.neonpro.acceptance.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.FurnishedClinic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** An appointment from its booking to its end, as others hear of it; there is no more of it than what is told. */
final class Visit {

    private static final List<String> COURSE =
            List.of("scheduled", "rescheduled", "confirmed", "checked-in", "completed");

    /** Which of them say more than where and when. */
    private static final List<String> PRICED = List.of("scheduled", "rescheduled", "completed");

    private static final int AT_ONCE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID id = UUID.randomUUID();
    private final FurnishedClinic clinic;
    private final UUID patient;
    private final Instant start = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    private int told;

    private Visit(FurnishedClinic clinic, UUID patient) {
        this.clinic = clinic;
        this.patient = patient;
    }

    /** What happens to as many appointments as these events are enough for, to some of them at a time, by chance. */
    static List<Told> all(int events, FurnishedClinic clinic, UUID patient, Random chance) {
        int visits = events / COURSE.size();
        List<Visit> underway = new ArrayList<>(Stream.generate(() -> new Visit(clinic, patient))
                .limit(Math.min(visits, AT_ONCE))
                .toList());
        List<Told> all = new ArrayList<>();
        int begun = underway.size();
        while (!underway.isEmpty()) {
            int one = chance.nextInt(underway.size());
            all.add(underway.get(one).next());
            if (underway.get(one).isOver()) {
                underway.remove(one);
                if (begun < visits) {
                    underway.add(new Visit(clinic, patient));
                    begun++;
                }
            }
        }
        return all;
    }

    static int eventsOfEach() {
        return COURSE.size();
    }

    private Told next() {
        String what = COURSE.get(told++);
        return new Told(UUID.randomUUID(), id, told, "io.neonpro.appointment." + what, data(what));
    }

    private boolean isOver() {
        return told == COURSE.size();
    }

    private String data(String what) {
        Instant from = what.equals("scheduled") ? start : start.plus(1, ChronoUnit.DAYS);
        Map<String, Object> data = new HashMap<>(Map.of(
                "appointmentId", id,
                "clinicId", clinic.group().clinic(),
                "patientId", patient,
                "treatmentId", clinic.treatment(),
                "slot", slot(from)));
        if (PRICED.contains(what)) {
            data.put("price", Map.of("amount", "180.00", "currency", "BRL"));
            data.put("catalogueRevision", 1);
        }
        if (what.equals("rescheduled")) {
            data.put("previousStart", start.toString());
        }
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> slot(Instant from) {
        return Map.of(
                "practitionerId", clinic.practitioner(),
                "roomId", clinic.room(),
                "deviceIds", List.of(),
                "start", from.toString(),
                "end", from.plus(1, ChronoUnit.HOURS).toString(),
                "occupiedUntil", from.plus(75, ChronoUnit.MINUTES).toString(),
                "category", "biomedic");
    }
}
