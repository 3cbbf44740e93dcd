package io.neonpro.notify.delivery;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.job.Away;
import io.neonpro.kernel.job.Errand;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.notify.delivery.Answer.Accepted;
import io.neonpro.notify.delivery.Answer.Refused;
import io.neonpro.notify.delivery.Answer.Slow;
import io.neonpro.notify.delivery.Answer.Unclear;
import io.neonpro.notify.delivery.Answer.Unreachable;
import io.neonpro.notify.delivery.DeliveryJob.Posted;
import io.neonpro.notify.delivery.Outcome.Dropped;
import io.neonpro.notify.delivery.Outcome.Failed;
import io.neonpro.notify.delivery.Outcome.Sent;
import io.neonpro.notify.letter.Draft;
import io.neonpro.notify.letter.Letter;
import io.neonpro.notify.letter.Letters;
import io.neonpro.notify.message.MailQuota;
import io.neonpro.notify.message.Messages;
import io.neonpro.notify.message.QueuedMessage;
import io.neonpro.notify.message.SkipReason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings one message to the mail server, and writes down what became of it. That it is about to be sent is committed before:
 * should nothing be heard of how that ended, whoever's fault it is, it is sent once more at most, with the same Message-ID.
 */
@Singleton
class DeliveryJob extends Errand<Posted, Outcome> {

    static final String NAME = "delivery";

    private static final int MAX_QUEUED = 100_000;
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** More than the mail server's refusals: the others are ours. */
    private static final int MAX_ATTEMPTS = 20;

    private final Jobs jobs;
    private final Messages messages;
    private final MailQuota quota;
    private final Letters letters;
    private final MailServer server;
    private final Deliveries deliveries;
    private final DeliverySettings settings;

    DeliveryJob(
            Jobs jobs,
            Messages messages,
            MailQuota quota,
            Letters letters,
            MailServer server,
            Deliveries deliveries,
            DeliverySettings settings) {
        super(
                NAME,
                Posted.class,
                new JobLimits(
                        settings.atOnce(), MAX_ATTEMPTS, settings.sendWithin().plus(MARGIN), MAX_QUEUED));
        this.jobs = jobs;
        this.messages = messages;
        this.quota = quota;
        this.letters = letters;
        this.server = server;
        this.deliveries = deliveries;
        this.settings = settings;
    }

    /** A message that waits. */
    @RegisterForReflection
    record Posted(UUID messageId) {}

    @Override
    protected Uni<Outcome> reach(Job<Posted> job) {
        return Transactions.run(() -> messages.queued(job.payload().messageId())
                        .flatMap(found ->
                                found.map(message -> prepare(job, message)).orElseGet(() -> done(new Dropped()))))
                .flatMap(ready -> ready.send(job));
    }

    /** What is to be done when it is committed that a message is about to be sent, or that it is not. */
    private interface Ready {

        Uni<Outcome> send(Job<Posted> job);
    }

    private static Uni<Ready> ready(Ready ready) {
        return Uni.createFrom().item(ready);
    }

    private static Uni<Ready> done(Outcome outcome) {
        return ready(job -> Uni.createFrom().item(outcome));
    }

    private Uni<Ready> prepare(Job<Posted> job, QueuedMessage message) {
        if (message.tries() == Messages.MAX_TRIES) {
            return done(new Failed(message, "unanswered"));
        }
        if (message.isOver()) {
            return drop(message, SkipReason.TOO_LATE);
        }
        if (message.isTooMany()) {
            return drop(message, SkipReason.OVER_QUOTA);
        }
        return message.isBehindAnother()
                ? Uni.createFrom().failure(new NotYet("An earlier message about the appointment is on its way"))
                : Uni.combine()
                        .all()
                        .unis(letters.draft(message), quota.perDay())
                        .asTuple()
                        .flatMap(known -> prepare(job, message, known.getItem1(), known.getItem2()));
    }

    private Uni<Ready> prepare(Job<Posted> job, QueuedMessage message, Draft draft, int perDay) {
        return switch (draft) {
            case Draft.None(SkipReason reason) -> drop(message, reason);
            case Letter letter -> take(job, message, letter, perDay);
        };
    }

    private Uni<Ready> drop(QueuedMessage message, SkipReason reason) {
        return messages.drop(message.id(), reason).chain(() -> done(new Dropped()));
    }

    /**
     * Right before the commit, as all other messages of the tenant wait for this one's place in the quota. An earlier message
     * that has just ended had this one sent by a job in place of ours, and only one of them may.
     */
    private Uni<Ready> take(Job<Posted> job, QueuedMessage message, Letter letter, int perDay) {
        return Uni.combine()
                .all()
                .unis(
                        jobs.requirePlace(job),
                        messages.take(message.id(), settings.sendWithin().plus(MARGIN)),
                        quota.take(perDay))
                .asTuple()
                .flatMap(taken -> {
                    if (!taken.getItem2()) {
                        return Uni.createFrom().failure(new NotYet("Somebody else has just taken it"));
                    }
                    return taken.getItem3()
                            ? ready(running -> send(running, message, letter))
                            : drop(message, SkipReason.OVER_QUOTA);
                });
    }

    private Uni<Outcome> send(Job<Posted> job, QueuedMessage message, Letter letter) {
        return server.send(message.id(), message.announcement().kind(), letter).flatMap(answer -> switch (answer) {
            case Accepted accepted -> Uni.createFrom().item(new Sent(message, letter));
            case Refused(String reason, boolean isFinal) ->
                isFinal || job.attempt() >= settings.maxAttempts()
                        ? failed(message, reason)
                        : again(message, new RefusedForNow(reason));
            case Unreachable(String reason) -> later(message, reason);
            case Slow(String reason) -> later(message, reason);
            case Unclear(String reason) ->
                message.tries() + 1 == Messages.MAX_TRIES
                        ? failed(message, "unanswered")
                        : Uni.createFrom().failure(new Unanswered(reason));
        });
    }

    private Uni<Outcome> later(QueuedMessage message, String reason) {
        return message.createdAt().plus(settings.giveUpAfter()).isBefore(Instant.now())
                ? failed(message, "server-unreachable")
                : again(message, new Away(reason));
    }

    private static Uni<Outcome> failed(QueuedMessage message, String reasonCode) {
        return Uni.createFrom().item(new Failed(message, reasonCode));
    }

    /** The mail server does not have it, so this was no try. */
    private Uni<Outcome> again(QueuedMessage message, RuntimeException reason) {
        return Transactions.run(() -> messages.giveBack(message.id()).chain(quota::giveBack))
                .chain(() -> Uni.createFrom().failure(reason));
    }

    @Override
    protected Uni<?> conclude(Job<Posted> job, Outcome outcome) {
        return switch (outcome) {
            case Sent(QueuedMessage message, Letter letter) ->
                messages.sent(message, letter.recipient(), letter.language(), letter.subject())
                        .flatMap(this::wake);
            case Failed(QueuedMessage message, String reasonCode) ->
                messages.failed(message, reasonCode).flatMap(this::wake);
            case Dropped dropped -> Uni.createFrom().voidItem();
        };
    }

    /** The one about the same appointment that waited for this one. */
    private Uni<Void> wake(Optional<UUID> next) {
        return next.map(deliveries::add).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static final class NotYet extends RuntimeException {

        NotYet(String reason) {
            super(reason);
        }
    }

    private static final class RefusedForNow extends RuntimeException {

        RefusedForNow(String reasonCode) {
            super(reasonCode);
        }
    }

    private static final class Unanswered extends RuntimeException {

        Unanswered(String reason) {
            super(reason);
        }
    }
}
