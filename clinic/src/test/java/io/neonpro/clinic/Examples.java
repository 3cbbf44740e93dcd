package io.neonpro.clinic;

import java.util.List;
import java.util.Map;

/** Bodies that are right. */
public final class Examples {

    private Examples() {}

    public static Map<String, Object> practitioner(Object clinicId) {
        return Map.of(
                "name",
                "Bruno Dias",
                "category",
                "biomedic",
                "registration",
                Map.of("council", "CRBM", "number", "12345", "state", "SP"),
                "clinicIds",
                List.of(clinicId));
    }

    public static Map<String, Object> device(Object clinicId) {
        return Map.of(
                "name", "Laser 1",
                "kind", "device",
                "deviceType", "diode-laser",
                "clinicId", clinicId);
    }

    public static Map<String, Object> treatment(String name) {
        return Map.of(
                "name",
                name,
                "durationMinutes",
                45,
                "bufferMinutes",
                15,
                "price",
                Map.of("amount", "450.00", "currency", "BRL"),
                "requires",
                Map.of(
                        "categories", List.of("physician", "biomedic"),
                        "resourceKinds", List.of("room", "device"),
                        "deviceTypes", List.of("diode-laser")));
    }

    public static Map<String, Object> week() {
        return Map.of(
                "weekly",
                List.of(
                        Map.of("day", "MONDAY", "from", "13:30", "to", "18:00"),
                        Map.of("day", "MONDAY", "from", "09:00", "to", "12:30")),
                "exceptions",
                List.of(
                        Map.of("date", "2026-12-25", "closed", true),
                        Map.of("date", "2026-12-24", "from", "09:00", "to", "12:00")));
    }
}
