package io.neonpro.notify.message;

import io.neonpro.kernel.value.Money;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/**
 * What was written about an appointment so far, sent or not.
 *
 * @param kinds in any order
 * @param price that the patient was promised, where one was named
 */
public record Written(List<MessageKind> kinds, Optional<Money> price) {

    static Written of(List<Row> rows) {
        return new Written(
                rows.stream()
                        .map(row -> MessageKind.ofCode(row.getString("kind")))
                        .toList(),
                rows.stream().flatMap(row -> QueuedMessage.price(row).stream()).findFirst());
    }
}
