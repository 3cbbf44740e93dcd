package io.neonpro.clinic.hours;

import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.HoursSubject;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;

/** Hours as they are stored. */
@Entity
@Table(name = "hours")
public class HoursEntry extends PanacheEntityBase {

    @EmbeddedId
    HoursKey key;

    @Version
    int version = 1;

    @Enumerated(EnumType.STRING)
    HoursSubject subject;

    @ColumnTransformer(read = "weekly::text", write = "?::text::jsonb")
    String weekly;

    @ColumnTransformer(read = "exceptions::text", write = "?::text::jsonb")
    String exceptions;

    protected HoursEntry() {}

    HoursEntry(HoursKey key, HoursSubject subject) {
        this.key = key;
        this.subject = subject;
    }

    /** The snapshot that other services keep. */
    HoursChanged snapshot(Timetable timetable) {
        return new HoursChanged(
                key.subjectId(), version, subject, key.clinicId(), timetable.weekly(), timetable.exceptions());
    }
}
