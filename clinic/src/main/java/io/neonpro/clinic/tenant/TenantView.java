package io.neonpro.clinic.tenant;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A tenant as it is read: where its events have brought it. */
@Entity
@Table(name = "tenant")
public class TenantView extends PanacheEntityBase {

    @Id
    UUID tenantId;

    String name;
    String slug;
    String timezone;
    UUID ownerId;
    UUID clinicId;

    @ColumnTransformer(read = "configuration::text", write = "?::text::jsonb")
    String configuration;

    String standing;

    @Nullable
    String plan;

    int version;

    protected TenantView() {}

    /**
     * @param configuration of the tenant, as JSON
     */
    static Uni<Void> follow(TenantRow tenant, String configuration) {
        return TenantView.<TenantView>findById(tenant.tenantId())
                .onItem()
                .ifNull()
                .continueWith(TenantView::new)
                .invoke(view -> view.show(tenant, configuration))
                .flatMap(view -> view.persist())
                .replaceWithVoid();
    }

    private void show(TenantRow tenant, String newConfiguration) {
        tenantId = tenant.tenantId();
        name = tenant.name();
        slug = tenant.slug();
        timezone = tenant.timezone();
        ownerId = tenant.ownerId();
        clinicId = tenant.clinicId();
        configuration = newConfiguration;
        standing = tenant.standing();
        plan = tenant.plan();
        version = tenant.version();
    }
}
