package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.crypto.BrokenSealException;
import io.neonpro.kernel.crypto.DataKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PersonalDataTest {

    @EventType("io.neonpro.test.registered")
    record Registered(
            UUID id, @Personal String name, @Personal Address address, String source) {}

    record Address(String street, int number) {}

    @EventType("io.neonpro.test.renamed")
    record Renamed(@Personal String name) {}

    record WithPrimitive(@Personal int age) {}

    record WithNested(List<Renamed> renamed) {}

    private static final String TYPE = "io.neonpro.test.registered";

    private final ObjectMapper mapper = new ObjectMapper();
    private final PersonalData personalData = new PersonalData(mapper);
    private final UUID tenant = UUID.randomUUID();
    private final UUID subject = UUID.randomUUID();
    private final DataKey key = DataKey.random(tenant, subject);

    @Property
    void sealedEventsOpenAgainAfterBeingStored(@ForAll String name, @ForAll String street, @ForAll int number) {
        var data = json(new Registered(subject, name, new Address(street, number), "web"));

        ObjectNode stored = store(personalData.seal(Registered.class, data, key));

        assertThat(personalData.open(TYPE, stored, Optional.of(key))).isEqualTo(data);
    }

    @Example
    void onlyPersonalFieldsAreSealed() {
        var data = json(new Registered(subject, "Ana Souza", new Address("Rua A", 7), "web"));

        ObjectNode sealed = personalData.seal(Registered.class, data, key);

        assertThat(sealed.toString())
                .contains(subject.toString(), "\"source\":\"web\"")
                .doesNotContain("Ana", "Rua");
    }

    /** An older version of it called them otherwise. */
    @Example
    void fieldsThatTheRecordDoesNotHaveAreSealedToo() {
        var data = json(new Registered(subject, "Ana Souza", null, "web")).put("surname", "Souza");

        ObjectNode sealed = personalData.seal(Registered.class, data, key);

        assertThat(sealed.toString()).contains("\"source\":\"web\"").doesNotContain("Souza");
        assertThat(personalData.open(TYPE, sealed, Optional.of(key))).isEqualTo(data);
    }

    @Example
    void withoutTheKeyPersonalFieldsAreNull() {
        var data = json(new Registered(subject, "Ana", new Address("Rua A", 7), "web"));
        ObjectNode sealed = personalData.seal(Registered.class, data, key);

        ObjectNode opened = personalData.open(TYPE, sealed, Optional.empty());

        assertThat(read(opened)).isEqualTo(new Registered(subject, null, null, "web"));
    }

    @Example
    void nullFieldsStayReadableAsNull() {
        var data = json(new Registered(subject, null, null, "web"));

        ObjectNode sealed = personalData.seal(Registered.class, data, key);

        assertThat(sealed).isEqualTo(data);
    }

    @Example
    void aFieldMovedToAnotherFieldOrEventDoesNotOpen() {
        var data = json(new Registered(subject, "Ana", new Address("Rua A", 7), "web"));
        ObjectNode sealed = personalData.seal(Registered.class, data, key);
        ObjectNode moved = sealed.deepCopy();
        moved.set("address", sealed.get("name"));

        assertThatThrownBy(() -> personalData.open(TYPE, moved, Optional.of(key)))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> personalData.open("io.neonpro.test.renamed", sealed, Optional.of(key)))
                .isInstanceOf(BrokenSealException.class);
    }

    @Example
    void onlyEventsAboutPeopleNeedAKey() {
        assertThat(personalData.isIn(Registered.class)).isTrue();
        assertThat(personalData.isIn(Address.class)).isFalse();
    }

    @Example
    void marksThatCouldNotBeHonouredAreRefused() {
        assertThatThrownBy(() -> personalData.isIn(WithPrimitive.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("age is primitive");
        assertThatThrownBy(() -> personalData.isIn(WithNested.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("renamed holds personal data");
    }

    private ObjectNode json(Registered event) {
        return mapper.valueToTree(event);
    }

    private Registered read(ObjectNode data) {
        return mapper.convertValue(data, Registered.class);
    }

    private ObjectNode store(ObjectNode data) {
        try {
            return (ObjectNode) mapper.readTree(mapper.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
