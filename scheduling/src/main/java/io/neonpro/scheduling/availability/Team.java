package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.scheduling.calendar.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everybody and everything that a treatment could be given with.
 *
 * @param prefersRoom takes a room where one is free, although none is needed
 */
record Team(
        Treatment treatment,
        boolean needsRoom,
        List<Span> openings,
        List<Candidate> practitioners,
        List<Candidate> rooms,
        List<Candidate> devices,
        Optional<Candidate> patient,
        boolean prefersRoom) {

    static Team of(Treatment treatment, List<Candidate> candidates) {
        return new Team(
                treatment,
                treatment.needsRoom(),
                only(Kind.CLINIC, candidates).stream()
                        .flatMap(c -> c.open().stream())
                        .toList(),
                only(Kind.PRACTITIONER, candidates),
                only(Kind.ROOM, candidates),
                only(Kind.DEVICE, candidates),
                only(Kind.PATIENT, candidates).stream().findFirst(),
                false);
    }

    private static List<Candidate> only(Kind kind, List<Candidate> candidates) {
        return candidates.stream().filter(candidate -> candidate.kind() == kind).toList();
    }

    Team limitedTo(Wish wish) {
        return new Team(
                treatment,
                needsRoom || wish.room().isPresent(),
                openings,
                wish.practitioner().map(id -> the(id, practitioners)).orElse(practitioners),
                wish.room().map(id -> the(id, rooms)).orElseGet(() -> preferredFirst(rooms, wish)),
                preferredFirst(devices, wish),
                patient,
                rooms.stream().map(Candidate::id).anyMatch(wish.preferred()::contains));
    }

    private static List<Candidate> preferredFirst(List<Candidate> candidates, Wish wish) {
        return candidates.stream()
                .sorted(Comparator.comparing(one -> !wish.preferred().contains(one.id())))
                .toList();
    }

    private static List<Candidate> the(UUID id, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.id().equals(id))
                .toList();
    }

    /** When a treatment that begins then occupies practitioner, room and devices. */
    Span occupation(Instant start) {
        return Span.of(start, treatment.occupation());
    }

    Stream<Candidate> eligible() {
        return practitioners.stream().filter(one -> one.isPresent() && treatment.mayBeGivenBy(one.type()));
    }

    Stream<Candidate> devicesOf(String type) {
        return devices.stream().filter(one -> type.equals(Treatment.ANY_TYPE) || type.equals(one.type()));
    }

    boolean lacksRoom() {
        return needsRoom && rooms.isEmpty();
    }

    /** Types of devices of which the clinic has too few. */
    List<String> lackingTypes() {
        List<String> types = treatment.deviceTypes();
        return types.stream()
                .distinct()
                .filter(type -> devicesOf(type).count() < Collections.frequency(types, type))
                .toList();
    }

    boolean isComplete() {
        return eligible().anyMatch(one -> !one.open().isEmpty())
                && !lacksRoom()
                && lackingTypes().isEmpty();
    }

    /** One slot for each practitioner who can begin then. */
    Stream<Slot> slots(Instant start) {
        Span occupied = occupation(start);
        List<Candidate> free = eligible().filter(one -> one.isFree(occupied)).toList();
        if (free.isEmpty() || !isPatientFree(start)) {
            return Stream.empty();
        }
        return room(occupied)
                .flatMap(room -> devices(occupied).map(chosen -> slots(free, room, chosen, start)))
                .orElseGet(Stream::empty);
    }

    private Stream<Slot> slots(List<Candidate> free, List<UUID> room, List<UUID> chosenDevices, Instant start) {
        return free.stream()
                .map(practitioner -> new Slot(
                        practitioner.id(),
                        room.isEmpty() ? null : room.getFirst(),
                        chosenDevices,
                        start,
                        start.plus(treatment.duration()),
                        start.plus(treatment.occupation()),
                        practitioner.type()));
    }

    private boolean isPatientFree(Instant start) {
        Span treated = Span.of(start, treatment.duration());
        return patient.map(who -> who.isFree(treated)).orElse(true);
    }

    /** No room, when none is needed; nothing, when one is needed and none is free. */
    private Optional<List<UUID>> room(Span occupied) {
        Optional<List<UUID>> free = needsRoom || prefersRoom
                ? rooms.stream().filter(one -> one.isFree(occupied)).findFirst().map(one -> List.of(one.id()))
                : Optional.empty();
        return needsRoom ? free : free.or(() -> Optional.of(List.of()));
    }

    private Optional<List<UUID>> devices(Span occupied) {
        List<UUID> chosen = new ArrayList<>();
        for (String type : treatment.deviceTypes()) {
            Optional<Candidate> device = devicesOf(type)
                    .filter(one -> one.isFree(occupied) && !chosen.contains(one.id()))
                    .findFirst();
            if (device.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(device.get().id());
        }
        return Optional.of(chosen);
    }

    /** Whose being occupied is why nothing can begin then. */
    Set<UUID> occupied(Instant start) {
        Span span = occupation(start);
        List<Candidate> blocking = new ArrayList<>();
        if (eligible().noneMatch(one -> one.isFree(span))) {
            eligible().filter(one -> one.isOpen(span)).forEach(blocking::add);
        }
        if (room(span).isEmpty()) {
            blocking.addAll(rooms);
        }
        if (devices(span).isEmpty()) {
            treatment.deviceTypes().stream()
                    .flatMap(this::devicesOf)
                    .filter(one -> !one.isFree(span))
                    .forEach(blocking::add);
        }
        patient.filter(who -> !isPatientFree(start)).ifPresent(blocking::add);
        return blocking.stream().map(Candidate::id).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }
}
