package io.neonpro.patient.patient;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Cpf;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PhoneNumber;
import io.neonpro.patient.person.PersonalDetails;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * A patient as clients see them.
 *
 * @param birthDate with all that follows only for who may read more than the name (LGPD art. 6, III), and for themselves
 * @param version counts the changes; the ETag
 */
@Name("Patient")
@Description("Somebody the clinics may treat.")
@Key(fields = @FieldSet("id"))
public record PatientProfile(
        @Id @NonNull UUID id,
        @NonNull String name,
        @Nullable LocalDate birthDate,
        @Nullable String cpf,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        int version) {

    static PatientProfile of(Change<Patient, PatientEvent> change) {
        return switch (change.state()) {
            case Patient.Registered(var details, var clinics, var revision) -> of(change.id(), revision, details);
            case Patient.Unknown(), Patient.Erased() ->
                throw new IllegalStateException("Nobody to show: " + change.id());
        };
    }

    static PatientProfile of(UUID id, int version, PersonalDetails details) {
        return new PatientProfile(
                id,
                details.name().text(),
                details.birthDate(),
                Optional.ofNullable(details.cpf()).map(Cpf::text).orElse(null),
                Optional.ofNullable(details.email()).map(EmailAddress::text).orElse(null),
                Optional.ofNullable(details.phone()).map(PhoneNumber::text).orElse(null),
                details.language().tag(),
                version);
    }

    /** Reads rows for the caller: as much as they may read. */
    static Function<Row, PatientProfile> reader() {
        TenantContext caller = Tenancy.require();
        return caller.permissions().contains(Permissions.PATIENT_READ)
                ? PatientProfile::whole
                : row -> caller.isPatient(row.getUUID("id")) ? whole(row) : named(row);
    }

    private static PatientProfile named(Row row) {
        return new PatientProfile(
                row.getUUID("id"), row.getString("name"), null, null, null, null, null, row.getInteger("version"));
    }

    private static PatientProfile whole(Row row) {
        return new PatientProfile(
                row.getUUID("id"),
                row.getString("name"),
                row.getLocalDate("birth_date"),
                row.getString("cpf"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                row.getInteger("version"));
    }
}
