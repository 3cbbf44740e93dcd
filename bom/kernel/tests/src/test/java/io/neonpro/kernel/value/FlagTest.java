package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlagTest {

    private static final Instant NOW = Instant.parse("2030-09-07T12:00:00Z");
    private static final UUID HERE = UUID.randomUUID();

    @Test
    void itIsOnForWhomAllOfItFits() {
        Flag flag = Flag.of(Map.of(
                "clinics",
                List.of(HERE.toString()),
                "roles",
                List.of("manager"),
                "from",
                "2030-09-07T12:00:00Z",
                "until",
                "2030-09-08T12:00:00Z"));

        assertThat(isOn(flag, HERE, "manager", NOW)).isTrue();
        assertThat(isOn(flag, UUID.randomUUID(), "manager", NOW)).isFalse();
        assertThat(isOn(flag, HERE, "finance", NOW)).isFalse();
        assertThat(isOn(flag, HERE, "manager", NOW.minusMillis(1))).isFalse();
        assertThat(isOn(flag, HERE, "manager", NOW.plusSeconds(86_400))).isFalse();
        assertThat(flag.isOnFor("a", "b", Optional.empty(), Set.of("manager"), NOW))
                .isFalse();
    }

    @Test
    void switchedOffItIsOffForEverybody() {
        assertThat(isOn(Flag.of(false), HERE, "owner", NOW)).isFalse();
        assertThat(isOn(Flag.of(Map.of("on", false, "percentage", 100)), HERE, "owner", NOW))
                .isFalse();
    }

    /** Whoever is among a share stays among it as it grows. */
    @Test
    void aShareGrowsByOthersOnly() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            UUID subject = new UUID(random.nextLong(), random.nextLong());
            int share = random.nextInt(100);

            boolean isIn = isAmong(share, subject);

            assertThat(!isIn || isAmong(share + 1, subject)).as("seed " + seed).isTrue();
            assertThat(isAmong(share, subject)).as("seed " + seed).isEqualTo(isIn);
            assertThat(isAmong(100, subject)).isTrue();
            assertThat(isAmong(0, subject)).isFalse();
        }
    }

    @Test
    void aShareIsAboutThatLarge() {
        Random random = new Random(42);

        long among = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(10_000)
                .filter(subject -> isAmong(30, subject))
                .count();

        assertThat(among).isBetween(2_700L, 3_300L);
    }

    static Stream<Object> noFlags() {
        return Stream.of(
                1,
                "true",
                List.of(),
                Map.of("colour", "red"),
                Map.of("on", "yes"),
                Map.of("percentage", 101),
                Map.of("percentage", -1),
                Map.of("percentage", 1.5),
                Map.of("clinics", List.of("here")),
                Map.of("clinics", HERE.toString()),
                Map.of("roles", List.of(1)),
                Map.of("from", "tomorrow"),
                Map.of("from", 5));
    }

    @ParameterizedTest
    @MethodSource("noFlags")
    void whatIsNoFlagIsRefused(Object value) {
        assertThatThrownBy(() -> Flag.of(value)).isInstanceOf(InvalidValue.class);
    }

    /** One fault, by the name of the member that has it. */
    @Test
    void theMemberThatIsWrongIsNamed() {
        assertThatThrownBy(() -> Flag.of(Map.of("clinics", List.of(HERE.toString(), "here"))))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.component()).isEqualTo("clinics[1]"));
        assertThatThrownBy(() -> Flag.of(Map.of("until", "tomorrow")))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.component()).isEqualTo("until"));
    }

    /** Nobody has such a role, and no instant is at or after another one and before it. */
    @Test
    void whatIsOnForNobodyEverIsToldFromWhatIsOnForSome() {
        List<String> roles = List.of("owner", "manager");
        Map<String, String> never = Map.of("from", "2030-09-07T12:00:00Z", "until", "2030-09-07T12:00:00Z");

        Flag.of(Map.of("roles", List.of("owner"), "from", "2030-09-07T12:00:00Z"))
                .requireSomebody(roles);

        assertThatThrownBy(() -> Flag.of(Map.of("roles", List.of("king"))).requireSomebody(roles))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Flag.of(Map.of("roles", List.of("owner"))).requireSomebody(List.of()))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Flag.of(never).requireSomebody(roles)).isInstanceOf(InvalidValue.class);
    }

    private static boolean isOn(Flag flag, UUID clinic, String role, Instant at) {
        return flag.isOnFor("a", "b", Optional.of(clinic), Set.of(role), at);
    }

    private static boolean isAmong(int percentage, UUID subject) {
        return Flag.of(Map.of("percentage", percentage))
                .isOnFor("a", subject.toString(), Optional.empty(), Set.of(), NOW);
    }
}
