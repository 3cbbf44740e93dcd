package io.neonpro.manifests.deployment.fact;

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
import io.neonpro.manifests.deployment.fact.Traits.Level;
import io.neonpro.manifests.deployment.fact.Traits.Scaling;
import io.neonpro.manifests.deployment.fact.Traits.Size;
import io.neonpro.manifests.deployment.fact.Traits.Sleep;
import io.neonpro.manifests.deployment.fact.Traits.Wake;
import java.lang.annotation.Annotation;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Reads what is said of a service at its application class, and refuses what cannot be. */
final class TraitReader {

    private static final List<Class<? extends Annotation>> SAYINGS = List.of(
            Autoscaled.class,
            WakesOn.class,
            WakesOn.Topics.class,
            SleepsOffHours.class,
            RightSized.class,
            SurvivesDisruption.class,
            ServiceLevel.class,
            CanaryReleased.class,
            Foreseen.class,
            GoesWithout.class,
            CalledBy.class,
            AsksOutside.class);

    private static final int MAX_INSTANCES = 100;
    private static final int MAX_CANARY_PERCENT = 50;
    private static final int MAX_PORT = 65535;

    private final IndexView index;
    private final Optional<ClassInfo> application;

    TraitReader(IndexView index) {
        this.index = index;
        this.application = application(index);
    }

    /** Empty when the application says nothing of itself: nothing is made of it then. */
    Optional<Traits> read() {
        return application.map(any -> {
            Optional<Scaling> scaling = scaling();
            List<Wake> wakes = wakes();
            Optional<Sleep> sleep = sleep();
            Optional<Integer> minAvailable = minAvailable(scaling, sleep);
            Impossible.unless(
                    wakes.isEmpty() || scaling.isPresent(),
                    "@WakesOn",
                    "how many instances there may be says @Autoscaled");
            Impossible.unless(
                    sleep.isEmpty() || scaling.isPresent(),
                    "@SleepsOffHours",
                    "how many instances there are by day says @Autoscaled");
            Impossible.unless(
                    sleep.isEmpty() || !wakes.isEmpty(),
                    "@SleepsOffHours",
                    "nothing wakes it before morning; say by which topic with @WakesOn");
            return new Traits(
                    scaling,
                    wakes,
                    sleep,
                    size(),
                    minAvailable,
                    level(),
                    canaryPercent(),
                    foreseenPerSecond(scaling),
                    names(GoesWithout.class),
                    names(CalledBy.class),
                    outsidePorts());
        });
    }

    private static Optional<ClassInfo> application(IndexView index) {
        SortedSet<DotName> saying = SAYINGS.stream()
                .map(type -> index.getAnnotations(DotName.createSimple(type)))
                .flatMap(Collection::stream)
                .map(annotation -> annotation.target().asClass().name())
                .collect(Collectors.toCollection(TreeSet::new));
        Impossible.unless(
                saying.size() < 2, "manifests", "one class says what a service is to the cluster, not " + saying);
        return saying.stream().findFirst().map(index::getClassByName);
    }

    private Optional<Scaling> scaling() {
        return said(Autoscaled.class).map(said -> {
            var scaling = new Scaling(
                    number(said, "min"),
                    number(said, "max"),
                    number(said, "cpuPercent"),
                    number(said, "memoryPercent"),
                    number(said, "pendingRequests"));
            String subject = "@Autoscaled";
            Impossible.unless(scaling.min() >= 1, subject, "min is " + scaling.min() + ", and must be 1 at least");
            Impossible.unless(
                    scaling.min() <= scaling.max(),
                    subject,
                    "min is " + scaling.min() + ", more than max, which is " + scaling.max());
            Impossible.unless(
                    scaling.max() <= MAX_INSTANCES,
                    subject,
                    "max is " + scaling.max() + ", more than " + MAX_INSTANCES);
            Impossible.unless(isShare(scaling.cpuPercent()), subject, "cpuPercent must be between 0 and 100");
            Impossible.unless(isShare(scaling.memoryPercent()), subject, "memoryPercent must be between 0 and 100");
            Impossible.unless(scaling.pendingRequests() >= 0, subject, "pendingRequests cannot be less than 0");
            Impossible.unless(
                    scaling.cpuPercent() + scaling.memoryPercent() + scaling.pendingRequests() > 0,
                    subject,
                    "it names no criterion");
            return scaling;
        });
    }

    private List<Wake> wakes() {
        Stream<AnnotationInstance> several = said(WakesOn.Topics.class).stream()
                .flatMap(topics -> Stream.of(topics.value().asNestedArray()));
        List<Wake> wakes = Stream.concat(said(WakesOn.class).stream(), several)
                .map(said -> new Wake(said.value("topic").asString(), number(said, "lag")))
                .toList();
        wakes.forEach(wake -> Impossible.unless(
                wake.lag() > 0,
                "@WakesOn",
                "the lag of " + wake.topic() + " is " + wake.lag() + ", and must be 1 at least"));
        Impossible.unless(
                wakes.stream().map(Wake::topic).distinct().count() == wakes.size(),
                "@WakesOn",
                "a topic is named twice");
        return wakes;
    }

    private Optional<Sleep> sleep() {
        return said(SleepsOffHours.class).map(said -> {
            List<String> zones = List.of(said.valueWithDefault(index, "zones").asStringArray());
            LocalTime from = time(said, "awakeFrom");
            LocalTime until = time(said, "awakeUntil");
            Impossible.unless(
                    from.isBefore(until),
                    "@SleepsOffHours",
                    "it is awake from " + from + " until " + until + ", which is before");
            Impossible.unless(!zones.isEmpty(), "@SleepsOffHours", "it names no zone");
            zones.forEach(TraitReader::zone);
            return new Sleep(from.toString(), until.toString(), zones);
        });
    }

    private Size size() {
        String subject = "@RightSized";
        Size size = said(RightSized.class)
                .map(said -> new Size(
                        text(said, "minCpu"),
                        text(said, "maxCpu"),
                        text(said, "minMemory"),
                        text(said, "maxMemory"),
                        text(said, "minNativeMemory"),
                        text(said, "maxNativeMemory")))
                .orElseThrow(() -> new Impossible(subject, "it is missing: nothing runs without requests and limits"));
        ascending(subject, "Cpu", size.minCpu(), size.maxCpu());
        ascending(subject, "Memory", size.minMemory(), size.maxMemory());
        ascending(subject, "NativeMemory", size.minNativeMemory(), size.maxNativeMemory());
        return size;
    }

    private static void ascending(String subject, String of, String min, String max) {
        Impossible.unless(
                Quantity.of(min, subject).compareTo(Quantity.of(max, subject)) <= 0,
                subject,
                "min" + of + " is " + min + ", more than max" + of + ", which is " + max);
    }

    private Optional<Integer> minAvailable(Optional<Scaling> scaling, Optional<Sleep> sleep) {
        return said(SurvivesDisruption.class).map(said -> {
            int minAvailable = number(said, "minAvailable");
            int instances = scaling.map(Scaling::min).orElse(1);
            Impossible.unless(minAvailable >= 1, "@SurvivesDisruption", "minAvailable must be 1 at least");
            Impossible.unless(
                    minAvailable < instances,
                    "@SurvivesDisruption",
                    "minAvailable is " + minAvailable + " of " + instances
                            + " instances, so no node could ever be drained");
            Impossible.unless(
                    sleep.isEmpty(),
                    "@SurvivesDisruption",
                    "what @SleepsOffHours has one instance or none at night, and would keep its node from being drained");
            return minAvailable;
        });
    }

    private Optional<Level> level() {
        return said(ServiceLevel.class).map(said -> {
            var level = new Level(
                    said.valueWithDefault(index, "availablePercent").asDouble(),
                    said.valueWithDefault(index, "fastPercent").asDouble(),
                    number(said, "latencyMillis"));
            Impossible.unless(
                    isPromise(level.availablePercent()),
                    "@ServiceLevel",
                    "availablePercent must be above 50 and below 100");
            Impossible.unless(
                    isPromise(level.fastPercent()), "@ServiceLevel", "fastPercent must be above 50 and below 100");
            Impossible.unless(level.latencyMillis() > 0, "@ServiceLevel", "latencyMillis must be 1 at least");
            return level;
        });
    }

    private Optional<Integer> canaryPercent() {
        return said(CanaryReleased.class).map(said -> {
            int percent = number(said, "percent");
            Impossible.unless(
                    percent >= 1 && percent <= MAX_CANARY_PERCENT,
                    "@CanaryReleased",
                    "percent is " + percent + ", and must be between 1 and " + MAX_CANARY_PERCENT);
            return percent;
        });
    }

    private Optional<Integer> foreseenPerSecond(Optional<Scaling> scaling) {
        return said(Foreseen.class).map(said -> {
            int perSecond = number(said, "requestsPerSecond");
            Impossible.unless(scaling.isPresent(), "@Foreseen", "how many instances there may be says @Autoscaled");
            Impossible.unless(
                    perSecond >= 1, "@Foreseen", "requestsPerSecond is " + perSecond + ", and must be 1 at least");
            return perSecond;
        });
    }

    private List<Integer> outsidePorts() {
        return said(AsksOutside.class)
                .map(said -> {
                    List<Integer> ports = IntStream.of(
                                    said.valueWithDefault(index, "ports").asIntArray())
                            .boxed()
                            .toList();
                    Impossible.unless(!ports.isEmpty(), "@AsksOutside", "it names no port");
                    ports.forEach(port ->
                            Impossible.unless(port >= 1 && port <= MAX_PORT, "@AsksOutside", port + " is no port"));
                    return ports;
                })
                .orElse(List.of());
    }

    private Set<String> names(Class<? extends Annotation> type) {
        return said(type)
                .map(said -> new TreeSet<>(List.of(said.value().asStringArray())))
                .orElseGet(TreeSet::new);
    }

    private Optional<AnnotationInstance> said(Class<? extends Annotation> type) {
        return application.map(it -> it.declaredAnnotation(DotName.createSimple(type)));
    }

    private int number(AnnotationInstance said, String name) {
        return said.valueWithDefault(index, name).asInt();
    }

    private String text(AnnotationInstance said, String name) {
        AnnotationValue value = said.valueWithDefault(index, name);
        return value.asString();
    }

    private LocalTime time(AnnotationInstance said, String name) {
        try {
            return LocalTime.parse(text(said, name));
        } catch (DateTimeException e) {
            throw new Impossible("@SleepsOffHours", name + " is \"" + text(said, name) + "\", no time like 06:30");
        }
    }

    private static void zone(String name) {
        Impossible.unless(
                ZoneId.getAvailableZoneIds().contains(name),
                "@SleepsOffHours",
                "there is no time zone \"" + name + "\"");
    }

    private static boolean isShare(int percent) {
        return percent >= 0 && percent <= 100;
    }

    private static boolean isPromise(double percent) {
        return percent > 50 && percent < 100;
    }
}
