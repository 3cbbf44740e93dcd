package io.neonpro.manifests.deployment;

import io.neonpro.kernel.event.Listener;
import io.neonpro.manifests.AsksOutside;
import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.CalledBy;
import io.neonpro.manifests.CanaryReleased;
import io.neonpro.manifests.ForServices;
import io.neonpro.manifests.Foreseen;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SleepsOffHours;
import io.neonpro.manifests.SurvivesDisruption;
import io.neonpro.manifests.WakesOn;
import io.neonpro.manifests.deployment.agenda.AgendaResource;
import io.neonpro.manifests.deployment.agenda.OperatorResource;
import io.neonpro.manifests.deployment.agenda.People;
import io.neonpro.manifests.deployment.agenda.PeopleEvents;
import io.neonpro.manifests.deployment.agenda.RegisterResource;
import io.neonpro.manifests.deployment.agenda.Visits;
import io.neonpro.manifests.deployment.fact.Code;
import io.neonpro.manifests.deployment.fact.Finder;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.jandex.Indexer;

/** The service of the tests, as its build finds it: with what an application class says, and with other settings. */
final class Agenda {

    private static final List<Class<?>> CODE = List.of(
            AgendaResource.class,
            OperatorResource.class,
            RegisterResource.class,
            ForServices.class,
            People.class,
            PeopleEvents.class,
            Visits.class,
            Listener.class,
            AsksOutside.class,
            Autoscaled.class,
            CalledBy.class,
            CanaryReleased.class,
            Foreseen.class,
            GoesWithout.class,
            RightSized.class,
            ServiceLevel.class,
            SleepsOffHours.class,
            SurvivesDisruption.class,
            WakesOn.class,
            WakesOn.Topics.class);

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Class<?>> code = new ArrayList<>(CODE);

    private Agenda() {
        settings.put("quarkus.application.name", "agenda");
        settings.put("neonpro.inbox.topic-prefix", "${neonpro.topics.prefix:}neonpro.");
        settings.put("neonpro.inbox.group", "${quarkus.application.name}");
        settings.put("neonpro.inbox.dead-letter-topic", "${neonpro.inbox.topic-prefix}agenda.dead-letter");
        settings.put("neonpro.topic.name", "neonpro.${quarkus.application.name}");
        settings.put("neonpro.topic.echo-group", "agenda-watch-${quarkus.uuid}");
        settings.put("neonpro.peer.people.url", "${NEONPRO_PEOPLE_URL:http://localhost:1}");
        settings.put("neonpro.identity.address", "${NEONPRO_IDENTITY_URL:http://localhost:2}");
        settings.put("neonpro.identity.key-set-path", "/oauth/jwks");
        settings.put("kafka.bootstrap.servers", "${KAFKA_BOOTSTRAP_SERVERS:127.0.0.1:3}");
        settings.put("quarkus.redis.hosts", "${NEONPRO_REDIS:redis://127.0.0.1:4}");
        settings.put("neonpro.database", "${NEONPRO_DATABASE:${quarkus.application.name}}");
        settings.put("quarkus.datasource.username", "${quarkus.application.name}_app");
        settings.put("quarkus.datasource.password", "${NEONPRO_POSTGRES_APP_PASSWORD:}");
        settings.put("quarkus.datasource.reactive.url", "postgresql://${NEONPRO_POSTGRES_PRIMARY:127.0.0.1:5}/agenda");
        settings.put("neonpro.secrets.common", "NEONPRO_POSTGRES_APP_PASSWORD,NEONPRO_MASTER_KEYS");
        settings.put("neonpro.visits.greeting", "${NEONPRO_GREETING:Welcome}");
        settings.put("neonpro.management.port", "${NEONPRO_MANAGEMENT_PORT:}");
    }

    static Agenda configured() {
        return new Agenda();
    }

    Agenda with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** With a profile for production. */
    Agenda secure() {
        return with("%secure.quarkus.tls.peers.trust-store.pem.certs", "${NEONPRO_TLS_CA}")
                .with("%secure.kafka.ssl.keystore.location", "${NEONPRO_TLS_IDENTITY}");
    }

    Agenda without(Class<?> type) {
        code.remove(type);
        return this;
    }

    Agenda also(Class<?> type) {
        code.add(type);
        return this;
    }

    /** As another build may come upon it: in another order. */
    Agenda shuffled() {
        Collections.reverse(code);
        return this;
    }

    /**
     * @param applications classes that say what it is to the cluster
     */
    Service saying(Class<?>... applications) {
        Indexer index = new Indexer();
        List<Class<?>> classes = new ArrayList<>(code);
        classes.addAll(List.of(applications));
        classes.stream().map(Agenda::bytes).forEach(bytes -> {
            try {
                index.index(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Stream<byte[]> bytes =
                classes.stream().filter(type -> type != Listener.class).map(Agenda::bytes);
        return new Finder(index.complete(), new Settings(settings), new Code(bytes))
                .find()
                .orElseThrow();
    }

    private static byte[] bytes(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (var stream = type.getClassLoader().getResourceAsStream(file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
