package io.neonpro.migrate;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.SslMode;

/**
 * A Postgres server and who administers it.
 *
 * @param host name or address
 * @param port TCP port
 * @param user a superuser, since extensions and roles are created
 * @param password of that user
 * @param authority certificates in PEM, one of which must have signed the server's, that names the host; without, the connection
 *     is encrypted if the server can, and the server believed
 */
public record Server(String host, int port, String user, String password, Optional<Path> authority) {

    private static final int CONNECT_SECONDS = 5;

    public Server {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(authority, "authority");
    }

    /** One that is believed. */
    public Server(String host, int port, String user, String password) {
        this(host, port, user, password, Optional.empty());
    }

    /** The server at {@code host:port}, administered by {@code postgres}. */
    public static Server at(String address, String password) {
        return at(address, "postgres", password);
    }

    /** The server at {@code host:port}, administered by {@code user}. */
    public static Server at(String address, String user, String password) {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not host:port: '" + address + "'");
        }
        int port = Integer.parseInt(address.substring(colon + 1));
        return new Server(address.substring(0, colon), port, user, password);
    }

    /** The same server, if it proves to be the one whose certificate an authority signed. */
    public Server signedBy(Path certificates) {
        return new Server(host, port, user, password, Optional.of(certificates));
    }

    /** Connections to {@code database} as the administrator. */
    public DataSource database(String database) {
        return database(database, user, password);
    }

    /** Connections to {@code database} as {@code role}. */
    public DataSource database(String database, String role, String rolePassword) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword(rolePassword);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("neonpro-migrate");
        authority.ifPresent(certificates -> {
            source.setSslMode(SslMode.VERIFY_FULL.value);
            source.setSslRootCert(certificates.toString());
        });
        return source;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
