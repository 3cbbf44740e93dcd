package io.neonpro.acceptance.fuzz.check;

import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.tenancy.Possessions;
import java.util.stream.Stream;

/**
 * Nothing of one group appears to those of another. What only refers to something, a practitioner's
 * id in a record for example, is what somebody of the group wrote there themselves.
 */
public record TenantCheck(Possessions ours, Possessions theirs) implements Check {

    @Override
    public Stream<String> faults(Exchange exchange) {
        boolean stranger = exchange.call().role() == Role.STRANGER;
        String answer = exchange.reply().body();
        Stream<String> ids = Stream.concat(theirs.everyId(), stranger ? ours.everyId() : Stream.empty())
                .filter(id -> shows(answer, id) && !exchange.wasSent(id))
                .map(id -> "it shows " + id + " of another tenant");
        boolean name = answer.contains(Possessions.SECRET) && !exchange.wasSent(Possessions.SECRET);
        return Stream.concat(ids, name ? Stream.of("it shows a name of another tenant") : Stream.empty());
    }

    private static boolean shows(String answer, String id) {
        return answer.contains("\"id\":\"" + id) || answer.contains("\"userId\":\"" + id);
    }
}
