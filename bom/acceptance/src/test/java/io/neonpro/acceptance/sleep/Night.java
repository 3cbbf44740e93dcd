package io.neonpro.acceptance.sleep;

import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import io.neonpro.migrate.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A platform some of whose services sleep behind activators, by a clock that may stand at three in the morning. */
final class Night implements AutoCloseable {

    /** Three in the morning in São Paulo, and night in every zone of Brazil. */
    static final InstantSource THREE_O_CLOCK = InstantSource.fixed(Instant.parse("2026-11-26T06:00:00Z"));

    private final Platform platform;
    private final Map<String, Activator> activators = new TreeMap<>();
    private final Map<String, Program> programs = new TreeMap<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

    /**
     * @param idle after which they fall asleep
     * @param look how often it is looked for events that wait
     */
    Night(Platform platform, List<String> services, Duration idle, Duration look, InstantSource clock) {
        this.platform = platform;
        Path root = Sources.checkoutRoot(Path.of(""));
        services.forEach(service -> settle(service, Schedule.of(root, service), idle, clock));
        looks.scheduleWithFixedDelay(() -> alarms.forEach(Night::look), 0, look.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What fails now is tried again at the next look. */
    private static void look(Alarm alarm) {
        try {
            alarm.look();
        } catch (RuntimeException failed) {
            System.err.println("cannot look for events that wait: " + failed);
        }
    }

    /** In the place of the instance that runs, which ends. */
    private void settle(String service, Schedule schedule, Duration idle, InstantSource clock) {
        Program program = platform.another(service);
        int port = platform.service(service).url().getPort();
        platform.service(service).stop();
        Sleeper sleeper = new Sleeper(program::start, program::stop, idle, () -> !schedule.isDay(clock.instant()));
        programs.put(service, program);
        activators.put(service, new Activator(sleeper, program.url()).listen(port));
        String kafka = platform.stack().addresses().kafka();
        schedule.triggers()
                .forEach(trigger -> alarms.add(new Alarm(new Lag(kafka, trigger.topic(), trigger.group()), sleeper)));
    }

    Sleeper sleeper(String service) {
        return activators.get(service).sleeper();
    }

    /** The instances that sleep or are awake. */
    List<Program> programs() {
        return List.copyOf(programs.values());
    }

    boolean allSleep() {
        return activators.values().stream()
                .allMatch(activator -> activator.sleeper().isAsleep());
    }

    /** Everything runs as before. */
    @Override
    public void close() {
        looks.close();
        alarms.forEach(Alarm::close);
        activators.values().forEach(Activator::close);
        activators.keySet().forEach(service -> platform.service(service).start());
    }
}
