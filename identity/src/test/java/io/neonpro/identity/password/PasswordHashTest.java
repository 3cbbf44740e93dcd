package io.neonpro.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);

    /**
     * From the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k
     * 65536 -p 1}.
     */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ" + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void isWhatTheReferenceImplementationMakesOfIt() {
        PasswordHash stored = PasswordHash.parse(REFERENCE);

        assertThat(stored.matches("password")).isTrue();
        assertThat(stored.matches("Password")).isFalse();
        assertThat(stored).hasToString(REFERENCE);
    }

    @Test
    void theSamePasswordNeverHasTheSameHash() {
        String one = PasswordHash.of("correct horse battery", CHEAP).toString();
        String other = PasswordHash.of("correct horse battery", CHEAP).toString();

        assertThat(one).isNotEqualTo(other);
        assertThat(PasswordHash.parse(one).matches("correct horse battery")).isTrue();
        assertThat(PasswordHash.parse(other).matches("correct horse battery")).isTrue();
    }

    @Test
    void aLetterMayBeTypedInSeveralWays() {
        PasswordHash composed = PasswordHash.of("coração valente", CHEAP);

        assertThat(composed.matches("corac\u0327a\u0303o valente")).isTrue();
    }

    @Test
    void otherHashesAreNotRead() {
        assertThatThrownBy(() -> PasswordHash.parse("$2b$12$abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
