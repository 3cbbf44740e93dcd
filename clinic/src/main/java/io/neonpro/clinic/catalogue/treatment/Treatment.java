package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.catalogue.Listed;
import io.neonpro.clinic.catalogue.practitioner.Category;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that is done for a patient, as it is shown. */
@Key(fields = @FieldSet("id"))
@RegisterForReflection
public record Treatment(
        @Id @NonNull UUID id,
        @NonNull String name,
        int durationMinutes,
        int bufferMinutes,
        @NonNull Money price,
        @NonNull Requirements requires,
        boolean archived,
        int version)
        implements Listed {

    static Treatment of(TreatmentEntry entry) {
        return new Treatment(
                entry.id(),
                entry.name,
                entry.durationMinutes,
                entry.bufferMinutes,
                entry.details().price(),
                entry.requirements(),
                entry.archived,
                entry.version);
    }

    static Treatment of(Row row) {
        return new Treatment(
                row.getUUID("id"),
                row.getString("name"),
                row.getInteger("duration_minutes"),
                row.getInteger("buffer_minutes"),
                new Money(row.getBigDecimal("price_amount"), row.getString("price_currency")),
                requirements(row),
                row.getBoolean("archived"),
                row.getInteger("version"));
    }

    private static Requirements requirements(Row row) {
        return new Requirements(
                Stream.of(row.getArrayOfStrings("categories"))
                        .map(name -> Category.valueOf(name).code())
                        .toList(),
                Stream.of(row.getArrayOfStrings("resource_kinds"))
                        .map(ResourceKind::valueOf)
                        .toList(),
                List.of(row.getArrayOfStrings("device_types")));
    }
}
