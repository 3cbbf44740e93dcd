package io.neonpro.kernel.web.openapi;

import io.neonpro.kernel.data.ConsistencyToken;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The parameters that the operations of every service refer to. */
final class SharedParameters {

    private static final int MAX_VERSIONS_LENGTH = 1024;

    private SharedParameters() {}

    /** By the name of their component. */
    static Map<String, Parameter> all() {
        return new TreeMap<>(Map.of(
                "AccessPurpose", accessPurpose(),
                "BreakGlass", breakGlass(),
                "Others", others(),
                "ClinicId", clinicId(),
                "ConsistencyToken", consistencyToken(),
                "IdempotencyKey", idempotencyKey(),
                "IfMatch", ifMatch(),
                "IfNoneMatch", ifNoneMatch()));
    }

    private static Parameter others() {
        Schema anything =
                OASFactory.createSchema().addType(SchemaType.OBJECT).additionalPropertiesSchema(Schemas.text());
        return OASFactory.createParameter()
                .name("others")
                .in(Parameter.In.QUERY)
                .description("Any other parameter is ignored (RFC 6749, 3.1).")
                .style(Parameter.Style.FORM)
                .explode(true)
                .schema(anything);
    }

    private static Parameter accessPurpose() {
        return header("X-Access-Purpose", "What it is for, in the tenant's access log.")
                .schema(Schemas.text().minLength(1).maxLength(200));
    }

    private static Parameter breakGlass() {
        return header(
                        "X-Break-Glass",
                        "Why it is an emergency in which what belongs to clinics is read that the token does not open; the"
                                + " tenant's owners hear of it.")
                .schema(Schemas.text().minLength(10).maxLength(200));
    }

    private static Parameter clinicId() {
        return header("X-Clinic-Id", "One of the token's clinics; another one is refused with 403.")
                .schema(Schemas.text().format("uuid"));
    }

    private static Parameter consistencyToken() {
        return header(ConsistencyToken.HEADER, "Those of earlier writes, with commas between: the read sees them.")
                .schema(Schemas.text().maxLength(ConsistencyToken.MAX_LENGTH));
    }

    private static Parameter idempotencyKey() {
        return header("Idempotency-Key", "With the same key, a repetition within 24 hours has no other effect.")
                .schema(Schemas.text().pattern("^[!-~]+$").minLength(1).maxLength(255));
    }

    private static Parameter ifMatch() {
        return versions("If-Match", "The versions that the client means; refused with 412 when it is another.");
    }

    private static Parameter ifNoneMatch() {
        return versions(
                "If-None-Match",
                "The versions that the client has, or * for any; when it is one, a read is answered with 304, and a"
                        + " change refused with 412.");
    }

    private static Parameter versions(String name, String description) {
        return header(name, description)
                .schema(Schemas.text().maxLength(MAX_VERSIONS_LENGTH))
                .example("\"7\"");
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).description(description);
    }
}
