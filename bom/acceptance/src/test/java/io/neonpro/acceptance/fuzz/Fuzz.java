package io.neonpro.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.acceptance.fuzz.check.Aftermath;
import io.neonpro.acceptance.fuzz.check.AnswerChecks;
import io.neonpro.acceptance.fuzz.check.Check;
import io.neonpro.acceptance.fuzz.check.ContractCheck;
import io.neonpro.acceptance.fuzz.check.Exchange;
import io.neonpro.acceptance.fuzz.check.GraphSchema;
import io.neonpro.acceptance.fuzz.check.Readback;
import io.neonpro.acceptance.fuzz.check.TenantCheck;
import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.make.Calls;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.fuzz.make.Symbol;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Wire;
import io.neonpro.acceptance.tenancy.Possessions;
import io.neonpro.devstack.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls the platform as nobody should, and looks at every answer. Each batch has a clinic group of
 * its own, since the calls of a batch leave little of it in order.
 */
final class Fuzz {

    private static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");
    private static final int BATCH = 2_000;
    private static final int CALLERS = 6;
    private static final Pattern CREATED = Pattern.compile("/api/v1/(?:[\\w-]+/[\\w-]+/)?([a-z-]+)/([0-9a-f-]{36})");

    private final Platform platform;
    private final Addresses addresses;
    private final Calls calls;
    private final GraphSchema graphSchema;
    private final ContractCheck contracts;
    private final Possessions theirs;
    private final ClinicGroup strangers;
    private final Aftermath aftermath;
    private final Report report;

    Fuzz(Platform platform, long seed) {
        Addresses addresses = RunningPlatform.addresses(platform);
        Client operator = Client.stranger(addresses);
        this.platform = platform;
        this.addresses = addresses;
        this.calls = Calls.of(SERVICES, operator);
        this.contracts = ContractCheck.of(calls.documents());
        this.graphSchema = new GraphSchema(calls.sdl());
        this.theirs = Possessions.named(addresses, Possessions.SECRET);
        this.strangers = ClinicGroup.signUp(addresses, "Estranha");
        this.aftermath = new Aftermath(SERVICES, operator);
        this.report = new Report(seed);
    }

    /** Makes the calls of these numbers. */
    Report run(int from, int count) throws InterruptedException {
        String before = theirs.snapshot();
        for (int begin = from; begin < from + count; begin += BATCH) {
            batch(begin, Math.min(begin + BATCH, from + count));
        }
        if (!theirs.snapshot().equals(before)) {
            report.afterwards("something of another tenant was changed", from, from + count);
        }
        return report;
    }

    private void batch(int from, int until) throws InterruptedException {
        Scene scene = Scene.open(platform, "Fuzz", theirs, strangers);
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(() -> callUntil(until, next, scene));
            }
        }
        aftermath.faults(scene.reader(), scene::known).forEach(fault -> report.afterwards(fault, from, until));
        System.out.println(report.summary());
    }

    private void callUntil(int until, AtomicInteger next, Scene scene) {
        try (Wire wire = new Wire(addresses)) {
            Readback readback = new Readback(calls, wire, scene::ownersToken);
            List<Check> checks = List.of(
                    AnswerChecks::faults,
                    contracts,
                    graphSchema,
                    new TenantCheck(scene.ours(), theirs),
                    readback::faults);
            for (int number = next.getAndIncrement(); number < until; number = next.getAndIncrement()) {
                Exchange exchange = exchange(calls.make(report.seed(), number), scene, wire);
                learn(exchange, scene);
                report.add(
                        exchange,
                        checks.stream().flatMap(check -> check.faults(exchange)).toList());
            }
        } catch (RuntimeException | AssertionError e) {
            report.afterwards("the fuzzer itself failed: " + e, next.get(), until);
        }
    }

    private static Exchange exchange(Call call, Scene scene, Wire wire) {
        UnaryOperator<String> meaning = symbol -> scene.meaning(call.role(), call.number(), symbol);
        Message symbolic = call.message();
        Message sent = new Message(
                symbolic.program(),
                symbolic.method(),
                Symbol.resolve(symbolic.target(), meaning),
                symbolic.headers().stream()
                        .map(header -> new Header(header.name(), Symbol.resolve(header.value(), meaning)))
                        .toList(),
                Symbol.resolve(symbolic.text(), meaning).getBytes(StandardCharsets.UTF_8));
        return new Exchange(call, sent, wire.send(sent));
    }

    /** What was created can be named in later calls. */
    private static void learn(Exchange exchange, Scene scene) {
        if (exchange.call().role() == Role.STRANGER || !exchange.reply().isGood()) {
            return;
        }
        Matcher location = CREATED.matcher(exchange.reply().header("Location"));
        if (location.find()) {
            scene.remember(location.group(1), location.group(2));
        }
        Stream.of("registerPatient", "scheduleAppointment")
                .forEach(mutation -> exchange.reply()
                        .json()
                        .map(json -> json.at("/data/" + mutation + "/id"))
                        .filter(JsonNode::isTextual)
                        .ifPresent(id ->
                                scene.remember(mutation.startsWith("r") ? "patients" : "appointments", id.asText())));
    }
}
