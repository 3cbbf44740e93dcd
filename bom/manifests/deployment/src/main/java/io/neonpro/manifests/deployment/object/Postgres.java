package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.List;
import java.util.Map;

/**
 * Where a service's database is: in the cluster of its group, or else in that of all. Addresses follow from the cluster's name,
 * unless the server is somebody else's.
 */
final class Postgres {

    private static final String GLOBAL = ".Values.global.postgres.";

    /** Of what the expressions are made. */
    private static final Map<String, Object> VALUES = Tree.of(
            "global.postgres.cluster",
            "postgres",
            "global.postgres.groups",
            Map.of(),
            "global.postgres.members",
            List.of(),
            "global.postgres.pooled",
            false,
            "global.postgres.workers",
            0,
            "global.postgres.primary",
            "",
            "global.postgres.replica",
            "");

    private final String cluster;

    Postgres(Service service) {
        this.cluster = "index " + GLOBAL + "groups \"" + service.name() + "\" | default " + GLOBAL + "cluster";
    }

    /** Its name. */
    Setting cluster() {
        return new Setting(cluster, "postgres", VALUES);
    }

    /** Who writes, or the pooler before it. */
    Setting primary() {
        String ours = "printf \"%s-%s:5432\" (" + cluster + ") (ternary \"pooler-rw\" \"rw\" " + GLOBAL + "pooled)";
        return new Setting("coalesce " + GLOBAL + "primary (" + ours + ")", "postgres-rw:5432", VALUES);
    }

    /** At which they listen that are somebody else's. */
    List<Setting> ports() {
        return List.of(port("primary"), port("replica"));
    }

    private static Setting port(String which) {
        return new Setting("regexFind \"[0-9]+$\" " + GLOBAL + which + " | default \"5432\" | int", 5432, VALUES);
    }

    /**
     * Who is read from. A service knows how far the replica at an address is, so where there are several, each has one of its
     * own; a single one is behind that of all. How far a replica of Citus' coordinator is says nothing of the workers': there all
     * is read from the coordinator.
     */
    Setting replica() {
        String each = "printf \"%s-ro-%s:5432\" (" + cluster + ") (join (printf \":5432,%s-ro-\" (" + cluster + ")) "
                + GLOBAL + "members)";
        String single = "printf \"%s-ro:5432\" (" + cluster + ")";
        String spread = "and (gt (int " + GLOBAL + "workers) 0) (eq (" + cluster + ") " + GLOBAL + "cluster)";
        String whole = "ternary (" + each + ") (" + single + ") (not (empty " + GLOBAL + "members))";
        return new Setting(
                "coalesce " + GLOBAL + "replica (ternary (printf \"%s-rw:5432\" (" + cluster + ")) (" + whole + ") ("
                        + spread + "))",
                "postgres-ro:5432",
                VALUES);
    }
}
