package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.manifests.AsksOutside;
import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.CalledBy;
import io.neonpro.manifests.CanaryReleased;
import io.neonpro.manifests.Foreseen;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SleepsOffHours;
import io.neonpro.manifests.SurvivesDisruption;
import io.neonpro.manifests.WakesOn;
import io.neonpro.manifests.deployment.agenda.MoneyEvents;
import io.neonpro.manifests.deployment.agenda.Visits;
import io.neonpro.manifests.deployment.fact.Impossible;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be ends the build, and says why. */
class MisuseTest {

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of(MoreThanMost.class, "@Autoscaled: min is 5, more than max, which is 2"),
                Arguments.of(None.class, "@Autoscaled: min is 0, and must be 1 at least"),
                Arguments.of(TooMany.class, "@Autoscaled: max is 5000, more than 100"),
                Arguments.of(Impossibly.class, "@Autoscaled: cpuPercent must be between 0 and 100"),
                Arguments.of(ByNothing.class, "@Autoscaled: it names no criterion"),
                Arguments.of(
                        Deaf.class, "@WakesOn: it does not hear neonpro.billing, but [neonpro.agenda, neonpro.people]"),
                Arguments.of(OwnNews.class, "@WakesOn: it does not hear neonpro.agenda"),
                Arguments.of(NoLag.class, "@WakesOn: the lag of neonpro.people is 0"),
                Arguments.of(Twice.class, "@WakesOn: a topic is named twice"),
                Arguments.of(Uncounted.class, "@WakesOn: how many instances there may be says @Autoscaled"),
                Arguments.of(ForEver.class, "@SleepsOffHours: nothing wakes it before morning"),
                Arguments.of(Backwards.class, "@SleepsOffHours: it is awake from 22:00 until 06:00, which is before"),
                Arguments.of(NoTime.class, "@SleepsOffHours: awakeFrom is \"7am\", no time like 06:30"),
                Arguments.of(Nowhere.class, "@SleepsOffHours: there is no time zone \"America/Atlantis\""),
                Arguments.of(Unsized.class, "@RightSized: it is missing"),
                Arguments.of(Inverted.class, "@RightSized: minMemory is 2Gi, more than maxMemory, which is 512Mi"),
                Arguments.of(
                        InvertedNatively.class,
                        "@RightSized: minNativeMemory is 512Mi, more than maxNativeMemory, which is 256Mi"),
                Arguments.of(NoQuantity.class, "@RightSized: \"a lot\" is no quantity"),
                Arguments.of(
                        Undrainable.class,
                        "@SurvivesDisruption: minAvailable is 2 of 2 instances, so no node could ever be drained"),
                Arguments.of(
                        Insomniac.class, "@SurvivesDisruption: what @SleepsOffHours has one instance or none at night"),
                Arguments.of(Infallible.class, "@ServiceLevel: availablePercent must be above 50 and below 100"),
                Arguments.of(AllAtOnce.class, "@CanaryReleased: percent is 90, and must be between 1 and 50"),
                Arguments.of(Foresight.class, "@Foreseen: how many instances there may be says @Autoscaled"),
                Arguments.of(Idle.class, "@Foreseen: requestsPerSecond is 0, and must be 1 at least"),
                Arguments.of(Unbound.class, "@AsksOutside: it names no port"),
                Arguments.of(NoPort.class, "@AsksOutside: 70000 is no port"),
                Arguments.of(Stranger.class, "@GoesWithout: it does not ask billing, but [identity, people]"),
                Arguments.of(
                        Circle.class, "@CalledBy: people asks agenda and agenda asks people: one of them must go on"),
                Arguments.of(Self.class, "@CalledBy: it calls itself"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("misuses")
    void whatCannotBeEndsTheBuild(Class<?> application, String message) {
        assertThatThrownBy(() -> Agenda.configured().saying(application))
                .isInstanceOf(Impossible.class)
                .hasMessageContaining(message);
    }

    @RightSized
    @AsksOutside(ports = {})
    static class Unbound {}

    @RightSized
    @AsksOutside(ports = {443, 70000})
    static class NoPort {}

    @RightSized
    @Foreseen(requestsPerSecond = 10)
    static class Foresight {}

    @Autoscaled
    @RightSized
    @Foreseen(requestsPerSecond = 0)
    static class Idle {}

    @Test
    void nobodyForeseesWithoutCountingWhatIsBooked() {
        var uncounted = Agenda.configured().without(Visits.class);

        assertThatThrownBy(() -> uncounted.saying(Unforeseeable.class))
                .hasMessage("@Foreseen: no code registers the metric neonpro_appointments_booked_total");
    }

    @Autoscaled(pendingRequests = 0)
    @RightSized
    @Foreseen(requestsPerSecond = 10)
    static class Unforeseeable {}

    @Test
    void nobodySleepsThroughWhatTheyHear() {
        var hearing = Agenda.configured().also(MoneyEvents.class);

        assertThatThrownBy(() -> hearing.saying(Applications.Sleepy.class))
                .hasMessage("@SleepsOffHours: it hears neonpro.money, which does not wake it; say so with @WakesOn");
    }

    @Test
    void nobodyIsScaledByWhatNoCodeMeasures() {
        var unmeasured = Agenda.configured().without(Visits.class);

        assertThatThrownBy(() -> unmeasured.saying(Applications.Busy.class))
                .hasMessage("@Autoscaled: no code registers the metric pending_requests");
    }

    @Test
    void aVariableComesFromSomewhere() {
        var service = Agenda.configured()
                .with("neonpro.visits.greeting", "${NEONPRO_GREETING}")
                .saying(Applications.Plain.class);

        assertThatThrownBy(() -> new Platform(service).files())
                .hasMessage(
                        "NEONPRO_GREETING: agenda reads it without a default, and nothing says where it comes from in a"
                                + " cluster");
    }

    @Test
    void aClientSaysWhomItAsks() {
        var anywhere = Agenda.configured().with("neonpro.peer.people.url", "http://people.example");

        assertThatThrownBy(() -> anywhere.saying(Applications.Plain.class))
                .hasMessageStartingWith("neonpro.peer.people.url: it must say by NEONPRO_…_URL whom it asks");
    }

    @Test
    void eachInstanceHearsItsEchoInAGroupOfItsOwn() {
        var shared = Agenda.configured().with("neonpro.topic.echo-group", "agenda-watch");

        assertThatThrownBy(() -> shared.saying(Applications.Plain.class))
                .hasMessage("neonpro.topic.echo-group: it must end in ${quarkus.uuid}");
    }

    @Test
    void oneClassSaysIt() {
        assertThatThrownBy(() -> Agenda.configured().saying(Applications.Plain.class, Applications.Busy.class))
                .hasMessageContaining("one class says what a service is to the cluster");
    }

    @Autoscaled(min = 5, max = 2)
    @RightSized
    static class MoreThanMost {}

    @Autoscaled(min = 0)
    @RightSized
    static class None {}

    @Autoscaled(max = 5000)
    @RightSized
    static class TooMany {}

    @Autoscaled(cpuPercent = 170)
    @RightSized
    static class Impossibly {}

    @Autoscaled(cpuPercent = 0, memoryPercent = 0, pendingRequests = 0)
    @RightSized
    static class ByNothing {}

    @Autoscaled
    @WakesOn(topic = "neonpro.billing")
    @RightSized
    static class Deaf {}

    /** Each instance hears it for itself, so nothing of it waits for anybody. */
    @Autoscaled
    @WakesOn(topic = "neonpro.agenda")
    @RightSized
    static class OwnNews {}

    @Autoscaled
    @WakesOn(topic = "neonpro.people", lag = 0)
    @RightSized
    static class NoLag {}

    @Autoscaled
    @WakesOn(topic = "neonpro.people", lag = 1)
    @WakesOn(topic = "neonpro.people", lag = 2)
    @RightSized
    static class Twice {}

    @WakesOn(topic = "neonpro.people")
    @RightSized
    static class Uncounted {}

    @Autoscaled
    @SleepsOffHours
    @RightSized
    static class ForEver {}

    @Autoscaled
    @WakesOn(topic = "neonpro.people")
    @SleepsOffHours(awakeFrom = "22:00", awakeUntil = "06:00")
    @RightSized
    static class Backwards {}

    @Autoscaled
    @WakesOn(topic = "neonpro.people")
    @SleepsOffHours(awakeFrom = "7am")
    @RightSized
    static class NoTime {}

    @Autoscaled
    @WakesOn(topic = "neonpro.people")
    @SleepsOffHours(zones = "America/Atlantis")
    @RightSized
    static class Nowhere {}

    @Autoscaled
    static class Unsized {}

    @RightSized(minMemory = "2Gi", maxMemory = "512Mi")
    static class Inverted {}

    @RightSized(minNativeMemory = "512Mi")
    static class InvertedNatively {}

    @RightSized(maxCpu = "a lot")
    static class NoQuantity {}

    @Autoscaled(min = 2)
    @SurvivesDisruption(minAvailable = 2)
    @RightSized
    static class Undrainable {}

    @Autoscaled
    @WakesOn(topic = "neonpro.people")
    @SleepsOffHours
    @SurvivesDisruption
    @RightSized
    static class Insomniac {}

    @ServiceLevel(availablePercent = 100)
    @RightSized
    static class Infallible {}

    @CanaryReleased(percent = 90)
    @RightSized
    static class AllAtOnce {}

    @GoesWithout("billing")
    @RightSized
    static class Stranger {}

    @CalledBy("people")
    @RightSized
    static class Circle {}

    @CalledBy("agenda")
    @RightSized
    static class Self {}
}
