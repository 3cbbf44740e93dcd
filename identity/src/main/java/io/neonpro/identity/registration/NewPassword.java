package io.neonpro.identity.registration;

import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody chose who signs up.
 *
 * @param name theirs, of which a password is not to be made, and neither of the address
 */
public record NewPassword(
        @NotNull Password password,
        @Nullable PersonName name,
        @Nullable EmailAddress email) {

    List<String> context() {
        return Stream.of(name, email)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    @Override
    public String toString() {
        return "NewPassword";
    }
}
