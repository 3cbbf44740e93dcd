package io.neonpro.identity.registration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.neonpro.identity.password.Passwords;
import io.neonpro.kernel.value.InvalidValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A password as {@link Passwords#hash} answers it: what the clinic service keeps of it while somebody signs up.
 *
 * @param text its Argon2id hash
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, format = "password", minLength = 1, maxLength = HashedPassword.MAX_LENGTH)
public record HashedPassword(@JsonValue String text) {

    static final int MAX_LENGTH = 300;

    public HashedPassword {
        if (text.length() > MAX_LENGTH || !Passwords.isHash(text)) {
            throw new InvalidValue("must be a password as it was hashed here");
        }
    }

    /**
     * @throws InvalidValue for anything else
     */
    @JsonCreator
    public static HashedPassword of(String text) {
        return new HashedPassword(text);
    }

    /** It is nobody's to read. */
    @Override
    public String toString() {
        return "HashedPassword";
    }
}
