package io.neonpro.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody changes who may do what without seeing it; {@code -Daccess.update=true} writes down what the code says now. */
class AccessTableTest {

    private static final Path COMMITTED = House.ROOT.resolve("identity/access.md");

    private static final String HEAD = """
            # Who may do what

            Each endpoint with the permission that it asks for, and the roles that have it. Then what somebody gets who has it and
            works in one clinic of a group, of what belongs to that clinic, to another one of the group, to another group: for all
            roles alike, as row-level security and `ClinicScope` decide that. `403` throughout is for who works in all clinics;
            `theirs` is what a person has whoever they are, or as the patient that their token names. What is the kernel's, every service has. Made of the code, by
            `AccessTableTest`; that the services answer so, `RolesTest`, `ColleagueTest` and `StrangerTest` show.

            """;

    private static final String BEGUN_BY_NONE = """

            ## What no request begins

            Without a user and without a permission, for all clinics of whom it is for.

            """;

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("access.update")) {
            Files.writeString(COMMITTED, table());
        }
    }

    @Test
    void theTableIsWhatTheCodeSays() throws IOException {
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("identity/access.md; after a wanted change: -Daccess.update=true")
                .isEqualTo(table());
    }

    private static String table() {
        return HEAD + AccessTable.of(House.ALL) + BEGUN_BY_NONE + AccessTable.begunByNone(House.ALL);
    }
}
