package io.neonpro.manifests.deployment.fact;

import io.neonpro.manifests.deployment.fact.Database.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.jandex.IndexView;

/** Finds what the cluster must know of a service: said once, by annotations, code or configuration. */
public final class Finder {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:?)");
    private static final Pattern PEER = Pattern.compile("\\$\\{NEONPRO_([A-Z_]+?)_(?:URL|ADDRESS)\\b.*");
    private static final Pattern ROLE = Pattern.compile("quarkus\\.datasource\\.(?:(\\w+)\\.)?username");
    private static final Pattern SECONDS = Pattern.compile("(\\d+)s?");

    private final IndexView index;
    private final Settings settings;
    private final Code code;
    private final Interfaces interfaces;

    public Finder(IndexView index, Settings settings, Code code) {
        this.index = index;
        this.settings = settings;
        this.code = code;
        this.interfaces = new Interfaces(index);
    }

    /** Empty when its application class says nothing. */
    public Optional<Service> find() {
        return new TraitReader(index)
                .read()
                .map(traits -> new Service(
                        name(),
                        traits,
                        interfaces.answered(),
                        interfaces.isSubgraph(),
                        calls(),
                        topics(),
                        database(),
                        variables(),
                        code.metrics(),
                        interfaces.permissions(),
                        settings.names().anyMatch(name -> name.startsWith("neonpro.clients.apps.")),
                        shutdownSeconds()));
    }

    private String name() {
        return settings.value("quarkus.application.name")
                .orElseThrow(() -> new Impossible("quarkus.application.name", "a service must be named"));
    }

    private List<Call> calls() {
        SortedMap<String, List<Route>> calls = new TreeMap<>();
        interfaces.asked().forEach((service, operations) -> {
            String url = settings.raw("neonpro.peer." + service + ".url").orElse("");
            String callee = peer(url)
                    .orElseThrow(() -> new Impossible(
                            "neonpro.peer." + service + ".url",
                            "it must say by NEONPRO_…_URL whom it asks, not \"" + url + "\""));
            calls.computeIfAbsent(callee, any -> new ArrayList<>()).addAll(operations);
        });
        identity("key-set-path", "GET", calls);
        if (interfaces.askThrough("ServiceTokenFilter")) {
            identity("token-path", "POST", calls);
        }
        calls.remove(name());
        return calls.entrySet().stream()
                .map(call -> new Call(
                        call.getKey(),
                        call.getValue().stream().sorted().distinct().toList()))
                .toList();
    }

    /** Who issues its tokens, and the keys to verify others'. */
    private void identity(String path, String method, SortedMap<String, List<Route>> calls) {
        settings.raw("neonpro.identity.address")
                .flatMap(Finder::peer)
                .ifPresent(issuer -> settings.value("neonpro.identity." + path)
                        .ifPresent(asked -> calls.computeIfAbsent(issuer, any -> new ArrayList<>())
                                .add(Route.asked(asked, method))));
    }

    private static Optional<String> peer(String url) {
        Matcher peer = PEER.matcher(url);
        return peer.matches() ? Optional.of(peer.group(1).toLowerCase().replace('_', '-')) : Optional.empty();
    }

    private Topics topics() {
        SortedSet<String> told = new TreeSet<>();
        SortedSet<Hearing> heard = new TreeSet<>();
        settings.value("neonpro.topic.name").ifPresent(told::add);
        settings.raw("neonpro.topic.echo-group")
                .filter(group -> !group.isEmpty())
                .map(this::echo)
                .ifPresent(heard::add);
        for (String source : code.heard()) {
            heard.add(new Hearing(inbox("topic-prefix") + source, inbox("group"), true));
        }
        Optional<String> deadLetters =
                code.heard().isEmpty() ? Optional.empty() : Optional.of(inbox("dead-letter-topic"));
        boolean forgets = settings.value("neonpro.topic.is-compacted")
                .map(Boolean::parseBoolean)
                .orElse(false);
        return new Topics(told, forgets, List.copyOf(heard), deadLetters);
    }

    private String inbox(String name) {
        return settings.value("neonpro.inbox." + name)
                .orElseThrow(() -> new Impossible("neonpro.inbox." + name, "who hears events must say it"));
    }

    /** Of its own topic, in each instance: the names of their groups end in something random. */
    private Hearing echo(String group) {
        String random = "${quarkus.uuid}";
        Impossible.unless(group.endsWith(random), "neonpro.topic.echo-group", "it must end in " + random);
        return new Hearing(
                settings.value("neonpro.topic.name").orElseThrow(),
                settings.expand(group.substring(0, group.length() - random.length())),
                false);
    }

    private Optional<Database> database() {
        List<Role> roles = new ArrayList<>();
        settings.names().forEach(name -> {
            Matcher role = ROLE.matcher(name);
            if (role.matches()) {
                String password =
                        settings.raw(name.replace("username", "password")).orElse("");
                Matcher variable = VARIABLE.matcher(password);
                Impossible.unless(variable.find(), name, "its password must come from a variable");
                roles.add(new Role(
                        settings.value(name).orElseThrow(),
                        role.group(1) == null ? "app" : role.group(1),
                        variable.group(1)));
            }
        });
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Database(settings.value("neonpro.database").orElseGet(this::name), List.copyOf(roles)));
    }

    private Variables variables() {
        SortedSet<String> required = new TreeSet<>();
        SortedSet<String> optional = new TreeSet<>();
        settings.rawValues().forEach(value -> {
            Matcher variable = VARIABLE.matcher(value);
            while (variable.find()) {
                (variable.group(2).isEmpty() ? required : optional).add(variable.group(1));
            }
        });
        List<String> own = settings.list("neonpro.secrets.common");
        List<String> shared = settings.list("neonpro.secrets.own");
        required.addAll(own);
        required.addAll(shared);
        optional.removeAll(required);
        return new Variables(required, optional, own, shared, secured(required, optional));
    }

    private SortedSet<String> secured(SortedSet<String> required, SortedSet<String> optional) {
        SortedSet<String> secured = new TreeSet<>();
        settings.secureValues()
                .flatMap(value -> VARIABLE.matcher(value).results())
                .forEach(variable -> secured.add(variable.group(1)));
        secured.removeAll(required);
        secured.removeAll(optional);
        return secured;
    }

    /** For requests, then for what goes on beside them. */
    private int shutdownSeconds() {
        return seconds("quarkus.shutdown.timeout", "10s") + seconds("neonpro.ending.within", "0s");
    }

    private int seconds(String setting, String otherwise) {
        Matcher seconds = SECONDS.matcher(settings.value(setting).orElse(otherwise));
        Impossible.unless(seconds.matches(), setting, "it must be in seconds");
        return Integer.parseInt(seconds.group(1));
    }
}
