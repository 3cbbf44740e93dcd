package io.neonpro.notify.preference;

import io.neonpro.kernel.data.TenantKey;
import io.neonpro.notify.Language;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A preference's row. */
@Entity
@Table(name = "preference")
class PreferenceView extends PanacheEntityBase {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "patient_id"))
    TenantKey key;

    int version;
    boolean email;

    @Nullable
    String language;

    protected PreferenceView() {}

    PreferenceView(TenantKey key) {
        this.key = key;
    }

    void change(Preference wanted) {
        version++;
        email = wanted.email();
        language = Optional.ofNullable(wanted.language()).map(Language::tag).orElse(null);
    }
}
