package io.neonpro.billing.price;

import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.value.Money;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A treatment's price. */
@Entity
@Table(name = "price")
class PriceView extends PanacheEntityBase {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "treatment_id"))
    TenantKey key;

    BigDecimal amount;
    String currency;

    protected PriceView() {}

    Money price() {
        return new Money(amount, currency);
    }
}
