package io.neonpro.acceptance.tenancy;

import io.neonpro.acceptance.AtOnce;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.fuzz.Machine;
import io.neonpro.devstack.platform.Platform;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People of many groups, and of two clinics in each, ask in all ways for what belongs to another clinic or another group, and
 * patients for what belongs to anybody else, while in each clinic somebody watches its agenda, where something happens now and
 * then; at the end events are forged. What is asked follows from the seed and the call's number.
 */
final class TenancyFuzz {

    private static final int CALLERS = 4;
    private static final int MAX_FAULTS = 50;
    private static final int TOLD_EACH = 5_000;
    private static final int BOOKED_EACH = 100;

    /** How long a token is used; it lives for five minutes. */
    private static final long RENEW_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Addresses addresses;
    private final Platform platform;
    private final long seed;
    private final List<Quarter> quarters;
    private final Questions questions;
    private final Map<Machine, SignedIn> signedIn = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    TenancyFuzz(Platform platform, long seed, int groups) {
        this.addresses = RunningPlatform.addresses(platform);
        this.platform = platform;
        this.seed = seed;
        this.quarters = AtOnce.each(groups, group -> Quarter.ofGroup(platform, group)).stream()
                .flatMap(List::stream)
                .toList();
        this.questions = new Questions(quarters.getFirst().owner());
    }

    /** What was told or done to anybody that should not have been; nothing when all is well. */
    List<String> run(int calls) throws InterruptedException {
        List<String> before =
                quarters.stream().map(quarter -> quarter.things().snapshot()).toList();
        try (Watches watches = Watches.of(addresses, quarters)) {
            quarters.forEach(quarter -> quarter.bookAndCancel(new Random(seed)));
            callAll(calls);
            Forgeries forgeries = new Forgeries(platform, quarters);
            try {
                statuses.put("forged events", forgeries.tell(new Random(seed)));
                faults.addAll(watches.faults(new Random(seed)));
            } finally {
                forgeries.forget();
            }
        }
        for (int i = 0; i < quarters.size(); i++) {
            if (!quarters.get(i).things().snapshot().equals(before.get(i))) {
                faults.add("something of " + quarters.get(i).secret() + " was changed");
            }
        }
        return List.copyOf(faults);
    }

    private void callAll(int calls) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .forEach(i -> callers.submit(() -> {
                        for (int call = next.getAndIncrement();
                                call < calls && faults.size() < MAX_FAULTS;
                                call = next.getAndIncrement()) {
                            call(call);
                            tellProgress(call + 1, calls);
                        }
                    }));
        }
    }

    private void tellProgress(int done, int calls) {
        if (done % TOLD_EACH == 0) {
            System.out.printf("%tT %,d of %,d calls, %d faults%n", LocalTime.now(), done, calls, faults.size());
        }
    }

    /** How often what was answered. */
    String report() {
        return statuses.toString();
    }

    private void call(int number) {
        Random dice = new Random(seed * 1_000_003 + number);
        Quarter reader = Questions.pick(dice, quarters);
        Quarter other = Questions.pick(
                dice, quarters.stream().filter(quarter -> quarter != reader).toList());
        try {
            if (number % BOOKED_EACH == 0) {
                other.bookAndCancel(dice);
            }
            switch (dice.nextInt(5)) {
                case 0 ->
                    ask(
                            number,
                            reader,
                            other,
                            questions.ofOwner(dice, reader, other),
                            reader.owner().at(reader.clinic()));
                case 1 -> askAsVisitor(number, reader, other, questions.ofVisitor(dice, reader, other));
                default ->
                    ask(number, reader, other, questions.ofEmployee(dice, reader, other), employee(dice, reader));
            }
        } catch (RuntimeException | AssertionError failure) {
            faults.add("call " + number + " of seed " + seed + ": " + failure);
        }
    }

    private void ask(int number, Quarter reader, Quarter other, Question question, Client client) {
        Answer answer = question.askedBy(client);
        statuses.merge(question.kind() + " " + answer.status(), 1, Integer::sum);
        check(number, reader, question, answer, other.leaks(reader, question.text(), answer.text()));
    }

    private void askAsVisitor(int number, Quarter reader, Quarter other, Question question) {
        Answer answer = question.askedBy(reader.visitor());
        statuses.merge("patient's " + question.kind() + " " + answer.status(), 1, Integer::sum);
        List<String> leaks = Stream.of(reader, other)
                .flatMap(quarter -> quarter.leaksToVisitor(reader, question.text(), answer.text()).stream())
                .toList();
        check(number, reader, question, answer, leaks);
    }

    private void check(int number, Quarter reader, Question question, Answer answer, List<String> leaks) {
        boolean isDone = question.isNeverDone() && answer.status() < 300;
        if (!leaks.isEmpty() || reader.sees(answer.text()) || answer.status() == 500 || isDone) {
            faults.add("call %d of seed %d: %s was told %s: %s"
                    .formatted(number, seed, question.text(), leaks, answer.status() + " " + answer.text()));
        }
    }

    /** One of those who work there only. */
    private Client employee(Random dice, Quarter reader) {
        return signedIn.compute(
                        Questions.pick(dice, reader.people()),
                        (machine, known) -> known == null || known.isOld()
                                ? new SignedIn(machine.client(), System.nanoTime())
                                : known)
                .client();
    }

    private record SignedIn(Client client, long at) {

        boolean isOld() {
            return System.nanoTime() - at > RENEW_NANOS;
        }
    }
}
