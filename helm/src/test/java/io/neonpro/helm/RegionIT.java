package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two regions, before a failover and after it: one is written to, and the name leads there. */
class RegionIT {

    private static final Rendering FIRST = Rendering.of("large");
    private static final Rendering SECOND = Rendering.of("large+second-region");
    private static final Rendering LEADING = Rendering.of("large+second-region+second-region-leads");
    private static final Rendering AGAIN = Rendering.of("large+first-region-again");

    /** Else the name goes back by itself as soon as the first region answers, which knows less and takes what is written. */
    @Test
    void theNameStaysWhereItWasLed() {
        assertThat(primary(SECOND)).isEqualTo(primary(FIRST));
        assertThat(primary(LEADING)).isEqualTo(primary(AGAIN)).isNotEqualTo(primary(FIRST));
    }

    @Test
    void oneRegionIsWrittenToAndTheOtherOneFollowsIt() {
        assertThat(follows(FIRST)).isFalse();
        assertThat(follows(SECOND)).isTrue();
        assertThat(follows(LEADING)).isFalse();
        assertThat(follows(AGAIN)).isTrue();
        assertThat(LEADING.names("Cluster")).isEqualTo(SECOND.names("Cluster"));
        assertThat(AGAIN.kind("Cluster").flatMap(it -> it.findValuesAsText("serverName").stream()))
                .containsExactlyElementsOf(LEADING.names("Cluster"));
        assertThat(destination(AGAIN, "postgres-c-origin")).isEqualTo(destination(LEADING, "postgres-b"));
        assertThat(AGAIN.names("Job")).isEmpty();
    }

    /** What it knew and nobody else must not come up again. */
    @Test
    void theFirstRegionComesBackAsAnother() {
        assertThat(AGAIN.names("Cluster")).isNotEmpty().doesNotContainAnyElementsOf(FIRST.names("Cluster"));
        assertThat(AGAIN.names("Kafka")).isNotEmpty().doesNotContainAnyElementsOf(FIRST.names("Kafka"));
        assertThat(AGAIN.variable("patient", "KAFKA_BOOTSTRAP_SERVERS"))
                .isEqualTo(Rendering.name(AGAIN.kind("Kafka").findFirst().orElseThrow()) + "-kafka-bootstrap:9093");
    }

    /** Under the same names, so that in both directions at once it would never come to an end. */
    @Test
    void eventsAreMirroredToWhoFollows() {
        assertThat(LEADING.names("KafkaUser")).contains("mirror").doesNotContain("mirror-here");
        assertThat(AGAIN.names("KafkaUser")).contains("mirror-here").doesNotContain("mirror");
        assertThat(LEADING.names("KafkaMirrorMaker2")).isEmpty();
        assertThat(AGAIN.names("KafkaMirrorMaker2")).containsExactly("mirror");
    }

    private static String primary(Rendering rendering) {
        return rendering
                .named("Gslb", "neonpro")
                .at("/spec/strategy/primaryGeoTag")
                .asText();
    }

    private static boolean follows(Rendering rendering) {
        return rendering
                .kind("Cluster")
                .allMatch(it -> it.at("/spec/replica/enabled").asBoolean());
    }

    private static String destination(Rendering rendering, String store) {
        return rendering
                .named("ObjectStore", store)
                .at("/spec/configuration/destinationPath")
                .asText();
    }
}
