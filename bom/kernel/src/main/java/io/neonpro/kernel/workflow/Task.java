package io.neonpro.kernel.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * A step that is to be taken, or undone.
 *
 * @param workflow whose step it is
 * @param key the same in each attempt: what is done elsewhere goes by it as its idempotency key
 * @param state of the workflow, before the step
 */
public record Task<S>(UUID workflow, UUID key, S state) {

    static <S> Task<S> taking(UUID workflow, String step, int timesBefore, S state) {
        return of(workflow, "take|" + step + "|" + timesBefore, state);
    }

    static <S> Task<S> undoing(UUID workflow, String step, S state) {
        return of(workflow, "undo|" + step, state);
    }

    private static <S> Task<S> of(UUID workflow, String what, S state) {
        return new Task<>(workflow, UUID.nameUUIDFromBytes((workflow + "|" + what).getBytes(UTF_8)), state);
    }
}
