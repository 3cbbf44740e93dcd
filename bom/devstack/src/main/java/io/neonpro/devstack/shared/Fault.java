package io.neonpro.devstack.shared;

import io.neonpro.devstack.Stack;
import java.util.function.Consumer;

/** What a client may ask of a stack that another process owns. */
enum Fault {
    STOP_PRIMARY(stack -> stack.primary().stop()),
    START_PRIMARY(stack -> stack.primary().start()),
    FREEZE_PRIMARY(stack -> stack.primary().freeze()),
    THAW_PRIMARY(stack -> stack.primary().thaw()),
    STOP_REPLICA(stack -> stack.replica().stop()),
    START_REPLICA(stack -> stack.replica().start()),
    FREEZE_REPLICA(stack -> stack.replica().freeze()),
    THAW_REPLICA(stack -> stack.replica().thaw()),
    PAUSE_REPLICA(stack -> stack.replica().pauseReplay()),
    RESUME_REPLICA(stack -> stack.replica().resumeReplay()),
    STOP_SECOND_REPLICA(stack -> stack.secondReplica().stop()),
    START_SECOND_REPLICA(stack -> stack.secondReplica().start()),
    FREEZE_SECOND_REPLICA(stack -> stack.secondReplica().freeze()),
    THAW_SECOND_REPLICA(stack -> stack.secondReplica().thaw()),
    PAUSE_SECOND_REPLICA(stack -> stack.secondReplica().pauseReplay()),
    RESUME_SECOND_REPLICA(stack -> stack.secondReplica().resumeReplay()),
    STOP_KAFKA(stack -> stack.kafka().stop()),
    START_KAFKA(stack -> stack.kafka().start()),
    STOP_REDIS(stack -> stack.redis().stop()),
    START_REDIS(stack -> stack.redis().start()),
    STOP_SMTP(stack -> stack.smtp().stop()),
    START_SMTP(stack -> stack.smtp().start()),
    FREEZE_SMTP(stack -> stack.smtp().freeze()),
    THAW_SMTP(stack -> stack.smtp().thaw());

    private final Consumer<Stack> action;

    Fault(Consumer<Stack> action) {
        this.action = action;
    }

    void inflict(Stack stack) {
        action.accept(stack);
    }
}
