package io.neonpro.acceptance.fuzz.make;

import io.neonpro.acceptance.fuzz.wire.Message;
import java.util.List;
import java.util.Set;

/**
 * One call of a run, in symbols: what it says depends on seed and number alone.
 *
 * @param operation as the counts name it: {@code POST /api/v1/patients}, or {@code graphql slots}
 * @param declared names that a fault may name though they were not sent
 * @param spoiled what is wrong with it on purpose, for the report; empty when nothing is
 */
public record Call(
        long seed,
        int number,
        Role role,
        String operation,
        Message message,
        Set<String> declared,
        List<String> spoiled) {

    public String service() {
        return message.program();
    }

    public boolean isGraph() {
        return operation.startsWith("graphql");
    }
}
