package io.neonpro.notify.template;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A tenant's own template. */
@Entity
@Table(name = "template")
class TemplateView extends PanacheEntityBase {

    @EmbeddedId
    TemplateKey key;

    @Version
    int version = 1;

    String subject;
    String body;

    protected TemplateView() {}

    TemplateView(TemplateKey key) {
        this.key = key;
    }

    void word(Wording wording) {
        subject = wording.subject();
        body = wording.body();
    }
}
