package io.neonpro.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.graph.Edge;
import io.neonpro.kernel.graph.PageInfo;
import io.neonpro.kernel.web.page.Page;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** Whose data a call has shown or changed. */
class SubjectsTest {

    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BIA = new UUID(0, 2);
    private static final UUID VISIT = new UUID(0, 3);

    private final Subjects subjects =
            new Subjects(List.of(Whose.one(Visit.class, Visit::patient), Whose.one(Wanted.class, Wanted::patient)));

    /** Something of somebody. */
    record Visit(UUID id, UUID patient) {}

    /** What is sought. */
    record Wanted(UUID patient) {}

    @Test
    void whomAnAnswerIsAboutGoesBeforeWhatWasAskedFor() {
        assertThat(of(VISIT, new Visit(VISIT, ANA))).containsExactly(ANA);
        assertThat(of(VISIT, RestResponse.ok(new Visit(VISIT, ANA)))).containsExactly(ANA);
    }

    @Test
    void everybodyInAnAnswerIsMeantOnce() {
        List<List<Visit>> joined =
                List.of(List.of(new Visit(VISIT, ANA), new Visit(BIA, ANA)), List.of(new Visit(VISIT, BIA)));

        assertThat(of(List.of("a", "b"), joined)).containsExactly(ANA, BIA);
    }

    @Test
    void elseItIsTheFirstParameter() {
        assertThat(of(ANA, "an export")).containsExactly(ANA);
        assertThat(of(List.of(ANA, BIA), Arrays.asList(null, "Bia"))).containsExactly(BIA);
    }

    @Test
    void everybodyOnAPageIsMeant() {
        Page<Visit> page = pageOf(new Visit(VISIT, ANA), new Visit(BIA, ANA), new Visit(VISIT, BIA));
        Connection<Visit> graph = new Connection<>(
                page.items().stream().map(visit -> new Edge<>(visit, "")).toList(),
                new PageInfo(false, false, null, null));

        assertThat(of("ana", page)).containsExactly(ANA, BIA);
        assertThat(of("ana", graph)).containsExactly(ANA, BIA);
        assertThat(subjects.of(graph)).containsExactly(ANA, BIA);
    }

    @Test
    void whoseFirstParameterIsNobodyIsOfWhomItShows() {
        assertThat(subjects.of(pageOf())).containsExactly((UUID) null);
        assertThat(subjects.of(null)).containsExactly((UUID) null);
    }

    @Test
    void aSearchThatFindsNothingIsOfWhomItNamesOrOfNobodyInParticular() {
        assertThat(of(new Wanted(ANA), pageOf())).containsExactly(ANA);
        assertThat(of(new Wanted(null), pageOf())).containsExactly((UUID) null);
        assertThat(of("ana", pageOf())).containsExactly((UUID) null);
    }

    @Test
    void whereThereIsNothingNobodyIsMeant() {
        assertThat(of(VISIT, null)).isEmpty();
        assertThat(of(List.of(VISIT), Arrays.asList((Object) null))).isEmpty();
        assertThat(of(List.of("a"), List.of(List.of()))).isEmpty();
    }

    private static Page<Visit> pageOf(Visit... visits) {
        return new Page<>(List.of(visits), null);
    }

    private List<UUID> of(Object asked, Object answer) {
        return subjects.of(new Object[] {asked}, answer);
    }
}
