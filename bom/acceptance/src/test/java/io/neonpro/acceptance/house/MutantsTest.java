package io.neonpro.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What {@code make mutants} takes away is there. */
class MutantsTest {

    private static final int PARTS = 6;

    @Test
    void eachGuardIsWhereItIsSaidToBe() throws IOException {
        List<String[]> guards = Files.readAllLines(House.ROOT.resolve("bom/acceptance/mutants.txt")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(" ~ "))
                .toList();
        SoftAssertions all = new SoftAssertions();

        assertThat(guards).isNotEmpty().allMatch(parts -> parts.length == PARTS);
        for (String[] parts : guards) {
            Path file = House.ROOT.resolve(parts[1]);
            all.assertThat(Files.readString(file))
                    .as("%s in %s", parts[0], file)
                    .contains(parts[2]);
        }

        all.assertAll();
    }
}
