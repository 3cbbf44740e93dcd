package io.neonpro.acceptance.fuzz.check;

/** An answer that should not have been given. */
public record Violation(Exchange exchange, String fault) {

    /** Alike ones are counted together: the same fault of the same operation. */
    public String kind() {
        return "%s %s: %s"
                .formatted(
                        exchange.call().service(),
                        exchange.call().operation(),
                        fault.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("\\d+", "N"));
    }
}
