package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Database;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The database that a service claims, and the roles that may use it: none may more than it needs. */
final class Data {

    private static final String API = "postgresql.cnpg.io/v1";

    private final Service service;
    private final Setting cluster;

    Data(Service service) {
        this.service = service;
        this.cluster = new Postgres(service).cluster();
    }

    List<KubernetesObject> objects() {
        return service.database().map(this::claims).orElseGet(List::of);
    }

    private List<KubernetesObject> claims(Database database) {
        List<KubernetesObject> objects = new ArrayList<>();
        objects.add(Objects.object(
                        API,
                        "Database",
                        service.name(),
                        service,
                        "spec",
                        Tree.of(
                                "cluster", Tree.of("name", cluster),
                                "name", database.name(),
                                "owner", database.owner(),
                                "databaseReclaimPolicy", "retain"))
                .of(cluster)
                .onlyIf(Switch.POSTGRES));
        objects.add(role(database.owner(), "owner"));
        database.roles().forEach(role -> objects.add(role(role.name(), role.part())));
        return objects;
    }

    /** Row-level security holds for every one of them. */
    private KubernetesObject role(String name, String part) {
        Map<String, Object> spec = Tree.of(
                "cluster", Tree.of("name", cluster),
                "name", name,
                "login", true,
                "superuser", false,
                "createdb", false,
                "createrole", false,
                "replication", false,
                "bypassrls", false,
                "databaseRoleReclaimPolicy", "retain",
                "passwordSecret", Tree.of("name", Secrets.name(service, part)));
        return Objects.object(API, "DatabaseRole", Secrets.name(service, part), service, "spec", spec)
                .of(cluster)
                .onlyIf(Switch.POSTGRES);
    }
}
