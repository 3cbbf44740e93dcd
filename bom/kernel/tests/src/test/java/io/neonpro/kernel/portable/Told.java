package io.neonpro.kernel.portable;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Of whom it was made known that they take all along; one is never. */
@Singleton
class Told implements TakingAlong {

    static final UUID UNKNOWABLE = new UUID(0, 8);

    private final List<UUID> persons = new CopyOnWriteArrayList<>();

    @Override
    public Uni<Void> tell(UUID person) {
        if (person.equals(UNKNOWABLE)) {
            throw new IllegalStateException("It cannot be made known");
        }
        persons.add(person);
        return Uni.createFrom().voidItem();
    }

    long times(UUID person) {
        return persons.stream().filter(person::equals).count();
    }
}
