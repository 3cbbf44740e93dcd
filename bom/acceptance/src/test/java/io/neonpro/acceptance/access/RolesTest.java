package io.neonpro.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.SignedInPatient;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.acceptance.fuzz.Machine;
import io.neonpro.acceptance.fuzz.make.GraphQuestion;
import io.neonpro.acceptance.house.House;
import io.neonpro.contracts.access.Role;
import io.neonpro.devstack.platform.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each role at each operation: refused where it lacks the permission, whatever is asked for, and nowhere else. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class RolesTest {

    private static final Map<String, String> PATIENT =
            Map.of("name", "Rita Melo", "birthDate", "1990-05-17", "language", "pt-BR");

    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";

    private Platform platform;
    private Addresses addresses;
    private ClinicGroup group;

    @BeforeAll
    void open(Platform running) {
        platform = running;
        addresses = RunningPlatform.addresses(platform);
        group = ClinicGroup.signUp(addresses, "Papéis");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoeverMayNotIsRefused(Role role) {
        Client client = somebody(role);
        SoftAssertions all = new SoftAssertions();

        operations().stream()
                .filter(operation -> !operation.isOpenTo(role))
                .forEach(operation -> all.assertThat(call(client, operation).status())
                        .as(role + " " + operation)
                        .isEqualTo(403));

        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoeverMayIsNot(Role role) {
        Client client = somebody(role);
        SoftAssertions all = new SoftAssertions();

        operations().stream()
                .filter(operation -> operation.isOpenTo(role))
                .filter(operation -> !operation.what().endsWith("/stream"))
                .forEach(operation -> {
                    Answer answer = call(client, operation);
                    all.assertThat(answer.text())
                            .as(role + " " + operation)
                            .doesNotContain("The access token does not permit this.");
                    all.assertThat(answer.status())
                            .as(role + " " + operation + ": " + answer.text())
                            .isNotEqualTo(401)
                            .isLessThan(500);
                });

        all.assertAll();
    }

    /** Each role at each field of the subgraphs, likewise. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void fieldsAreForWhoeverMayAskForThem(Role role) {
        Client client = somebody(role);
        Map<String, Demand> demands = GraphAccess.all();
        SoftAssertions all = new SoftAssertions();

        questions().forEach(question -> {
            Demand demand = demands.get(question.service() + " " + question.field());
            Answer answer = client.post(question.service(), "/graphql", question.body());
            all.assertThat(answer.text().contains("\"code\":\"forbidden\""))
                    .as(role + " " + question + ": " + answer.text())
                    .isEqualTo(!demand.isMetBy(role));
        });

        all.assertAll();
    }

    private List<GraphQuestion> questions() {
        List<GraphQuestion> questions = House.SERVICES.stream()
                .flatMap(service -> GraphQuestion.all(service, sdl(service), RolesTest::meaning))
                .toList();
        assertThat(questions).hasSizeGreaterThan(30);
        return questions;
    }

    private String sdl(String service) {
        return group.owner().get(service, "/graphql/schema.graphql").expect(200).text();
    }

    /** Of what a question wants: a time to come, or somebody who is not there. */
    private static String meaning(String symbol) {
        return switch (symbol.substring(0, symbol.indexOf(':'))) {
            case "slot", "instant" -> FurnishedClinic.A_MONDAY;
            case "day" -> FurnishedClinic.A_MONDAY.substring(0, 10);
            default -> NOBODYS;
        };
    }

    /** What is of all clinics is for no owner who works in one of them. */
    @Test
    void whoeverWorksInOneClinicDoesNotSpeakForTheWhole() {
        Client client = machine(Role.OWNER, Map.of("clinicIds", List.of(group.clinic())));
        SoftAssertions all = new SoftAssertions();

        operations().stream()
                .filter(Access::isOfWhole)
                .filter(operation -> operation.what().matches("(GET|DELETE) .*"))
                .forEach(operation -> all.assertThat(call(client, operation).status())
                        .as(operation.toString())
                        // of some it is looked up first whether they are there
                        .isIn(operation.what().contains("{") ? List.of(403, 404) : List.of(403)));

        all.assertAll();
    }

    /** Those that ask for permissions, on the port that is for everybody. */
    private static List<Access> operations() {
        List<Access> operations = Access.all().stream()
                .filter(access -> access.demand().permissions().findAny().isPresent())
                .filter(access -> !access.what().contains(" /q/"))
                .toList();
        assertThat(operations).hasSizeGreaterThan(80);
        return operations;
    }

    private static Answer call(Client client, Access operation) {
        String[] what = operation.what().split(" ");
        String path = what[1].replaceAll("\\{\\w+}", NOBODYS);
        String whose = path.startsWith("/api/v1/patient-account") ? "?patientId=" + NOBODYS : "";
        return client.call(operation.program(), what[0], path + whose, Optional.empty());
    }

    /** With this role and no other; no machine is a patient. */
    private Client somebody(Role role) {
        return role == Role.PATIENT
                ? SignedInPatient.of(platform, group.owner(), group.register(PATIENT))
                : machine(role, Map.of());
    }

    /** With this role and no other, in all clinics unless more is said. */
    private Client machine(Role role, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.put("name", role.code());
        wanted.put("roles", List.of(role.code()));
        wanted.put("administers", true);
        return new Machine(
                        addresses,
                        group.owner()
                                .post("identity", "/api/v1/service-accounts", wanted)
                                .expect(201)
                                .json())
                .client();
    }
}
