package io.neonpro.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.SignedInPatient;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.tenancy.Possessions;
import io.neonpro.devstack.platform.Platform;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Where a batch of calls takes place: a clinic group of its own with one of everything, somebody in
 * every role, and what the calls made of it so far. It knows what the symbols of calls stand for.
 */
final class Scene {

    private static final int KEPT_IDS = 200;
    private static final List<String> TEMPLATES = List.of("confirmation", "rescheduling", "reminder", "cancellation");

    private final Possessions ours;
    private final Possessions theirs;
    private final String patientsToken;
    private final Map<Role, Machine> machines = new EnumMap<>(Role.class);
    private final ConcurrentMap<String, List<String>> ids = new ConcurrentHashMap<>();
    private final List<String> slots = new ArrayList<>();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private Scene(Possessions ours, Possessions theirs, String patientsToken) {
        this.ours = ours;
        this.theirs = theirs;
        this.patientsToken = patientsToken;
    }

    /**
     * @param theirs what belongs to the group that nobody here may see anything of
     * @param strangers a third group, from which a stranger comes
     */
    static Scene open(Platform platform, String name, Possessions theirs, ClinicGroup strangers) {
        Addresses addresses = RunningPlatform.addresses(platform);
        Possessions ours = Possessions.named(addresses, name);
        UUID patient = UUID.fromString(ours.ids().get("patients"));
        Client patientsOwn = SignedInPatient.of(platform, ours.clinic().group().owner(), patient);
        Scene scene = new Scene(ours, theirs, patientsOwn.accessToken());
        scene.ours.ids().forEach(scene::remember);
        for (JsonNode slot : scene.ours.clinic().slotsNow(0)) {
            scene.slots.add(slot.path("start").asText());
        }
        Set.of(Role.values()).forEach(role -> scene.employ(addresses, role, strangers));
        return scene;
    }

    private void employ(Addresses addresses, Role role, ClinicGroup strangers) {
        switch (role) {
            case NOBODY, PATIENT -> {}
            case STRANGER -> machines.put(role, machine(addresses, strangers, Role.OWNER));
            default -> machines.put(role, machine(addresses, ours.clinic().group(), role));
        }
    }

    private static Machine machine(Addresses addresses, ClinicGroup group, Role role) {
        Answer credentials = group.owner()
                .post(
                        "identity",
                        "/api/v1/service-accounts",
                        Map.of("name", role.code(), "roles", List.of(role.code()), "administers", true));
        return new Machine(addresses, credentials.expect(201).json());
    }

    Possessions ours() {
        return ours;
    }

    Possessions theirs() {
        return theirs;
    }

    /** One with the owner's role; the owner may have lost their account meanwhile. */
    Client reader() {
        return machines.get(Role.OWNER).client();
    }

    String token(Role role) {
        return switch (role) {
            case NOBODY -> "";
            case PATIENT -> patientsToken;
            default -> machines.get(role).token();
        };
    }

    /** Of the owner of the group that somebody in that role belongs to. */
    String ownersToken(Role role) {
        return token(role == Role.STRANGER ? Role.STRANGER : Role.OWNER);
    }

    /**
     * @param what as in addresses, {@code patients}
     */
    void remember(String what, String id) {
        List<String> known = ids.computeIfAbsent(what, key -> new ArrayList<>());
        synchronized (known) {
            if (known.size() < KEPT_IDS && !known.contains(id)) {
                known.add(id);
            }
        }
    }

    List<String> known(String what) {
        List<String> known = ids.getOrDefault(what, List.of());
        synchronized (known) {
            return List.copyOf(known);
        }
    }

    /** What a symbol stands for in a call of somebody in that role. */
    String meaning(Role role, int call, String symbol) {
        int colon = symbol.indexOf(':');
        String what = symbol.substring(0, colon);
        int number = Integer.parseInt(symbol.substring(colon + 1));
        return switch (what) {
            case "token" -> token(role);
            case "number" -> Integer.toString(call);
            case "day" -> today.plusDays(number).toString();
            case "instant" -> today.plusDays(number) + "T12:00:00Z";
            case "slot" -> at(slots, number, FurnishedClinic.A_MONDAY);
            case "templates" -> TEMPLATES.get(number % TEMPLATES.size());
            default ->
                what.startsWith("!")
                        ? theirs.ids().getOrDefault(what.substring(1), "garbage")
                        : at(known(what), number, "00000000-0000-7000-8000-000000000000");
        };
    }

    private static String at(List<String> all, int number, String otherwise) {
        return all.isEmpty() ? otherwise : all.get(number % all.size());
    }
}
