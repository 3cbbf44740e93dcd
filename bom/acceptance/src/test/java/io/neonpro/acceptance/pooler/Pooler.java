package io.neonpro.acceptance.pooler;

import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import io.neonpro.migrate.ShownCertificate;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PgBouncer before a service's database, with the settings of the chart's Pooler in a cluster that is secure, and few connections
 * behind it. The devstack's Postgres has no certificate, so what is between them is not encrypted here.
 */
final class Pooler extends ServerPart {

    static final int CONNECTIONS = 3;

    /** What its certificate says. */
    static final String NAME = "localhost";

    private static final String WHOSE = "nobody";
    private static final Pattern VERSION = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)");

    private final Path program;
    private final Path folder;
    private final LocalPort port = LocalPort.free();
    private final boolean keepsStatements;
    private final String settings;

    /**
     * @param server host and port of Postgres
     * @param shown as the pooler shows Postgres' own
     */
    Pooler(Path program, Path folder, String server, String service, String password, ShownCertificate shown) {
        super("pgbouncer");
        this.program = program;
        this.folder = folder;
        this.keepsStatements = keepsStatements(program);
        String[] hostAndPort = server.split(":");
        this.settings = """
                [databases]
                %1$s = host=%2$s port=%3$s dbname=%1$s user=%1$s_app password=%4$s

                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %5$d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = %6$d
                ignore_startup_parameters = extra_float_digits
                client_tls_sslmode = require
                client_tls_cert_file = %7$s
                client_tls_key_file = %8$s
                %9$s
                """.formatted(
                        service,
                        hostAndPort[0],
                        hostAndPort[1],
                        password,
                        port.number(),
                        CONNECTIONS,
                        shown.certificate(),
                        shown.key(),
                        keepsStatements ? "max_prepared_statements = 500" : "");
    }

    /** Where it is installed. */
    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Prepared ones, over whatever connection: since 1.21. */
    boolean keepsStatements() {
        return keepsStatements;
    }

    private static boolean keepsStatements(Path program) {
        try {
            Process version = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            Matcher number = VERSION.matcher(new String(version.getInputStream().readAllBytes()));
            return number.find() && (Integer.parseInt(number.group(1)) > 1 || Integer.parseInt(number.group(2)) >= 21);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the name in its certificate. */
    String address() {
        return NAME + ":" + port.number();
    }

    @Override
    protected void prepare() {
        port.requireFreeFor("PgBouncer");
        try {
            Files.createDirectories(folder);
            Files.writeString(configuration(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It refuses to be root. */
    @Override
    protected Command command() {
        String configuration = configuration().toString();
        List<String> words = System.getProperty("user.name").equals("root")
                ? List.of(program.toString(), "--user", WHOSE, configuration)
                : List.of(program.toString(), configuration);
        return new Command(words, Map.of(), folder, folder.resolve("pgbouncer.log"), Signal.TERM);
    }

    @Override
    protected boolean answers() {
        return port.isOpen();
    }

    private Path configuration() {
        return folder.resolve("pgbouncer.ini");
    }
}
