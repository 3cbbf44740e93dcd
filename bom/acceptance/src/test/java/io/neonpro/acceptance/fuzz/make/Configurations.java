package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a tenant may set, each setting with a value that a clinic would choose. */
final class Configurations {

    private Configurations() {}

    static JsonNode pick(Dice dice) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        switch (dice.below(4)) {
            case 0 -> configuration.putObject("features").put("reminders", dice.chance(50));
            case 1 -> configuration.putObject("billing").put("dueDays", 1 + dice.below(60));
            case 2 -> configuration.putObject("features").put("reminderDays", dice.below(15));
            default ->
                configuration.putObject("features").putObject("reminders").put("percentage", dice.below(101));
        }
        return configuration;
    }
}
