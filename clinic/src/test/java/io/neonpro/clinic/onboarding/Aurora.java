package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.Slug;
import java.time.ZoneId;
import java.util.Map;

/** A group of clinics that signs up. */
final class Aurora {

    static final String PASSWORD = "correct horse battery";

    private Aurora() {}

    static Map<String, Object> body(String slug) {
        return Map.of(
                "name",
                "Clínicas Aurora",
                "slug",
                slug,
                "timezone",
                "America/Sao_Paulo",
                "owner",
                Map.of("name", "Ana", "email", "ana@example.com", "password", PASSWORD),
                "clinic",
                Map.of("name", "Centro"));
    }

    static SignUp signUp(String slug, String password) {
        return new SignUp(
                Label.of("Clínicas Aurora"),
                Slug.of(slug),
                ZoneId.of("America/Sao_Paulo"),
                new SignUp.NewOwner(PersonName.of("Ana"), EmailAddress.of("ana@example.com"), Password.of(password)),
                new SignUp.NewClinic(Label.of("Centro"), null),
                null);
    }
}
