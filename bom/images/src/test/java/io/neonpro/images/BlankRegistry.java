package io.neonpro.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A registry that has nothing yet and takes what it is sent, as far as the OCI Distribution Specification's "push" goes: of blobs
 * it keeps the digests, which it compares with what it was told.
 */
final class BlankRegistry implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final String UPLOADS = "/blobs/uploads/";
    private static final String MANIFESTS = "/manifests/";

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server =
            HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, MessageDigest> uploads = new ConcurrentHashMap<>();
    private final Set<String> blobs = ConcurrentHashMap.newKeySet();
    private final Map<String, String> manifests = new ConcurrentHashMap<>();

    /**
     * @param folder for its certificate, of its own making
     */
    BlankRegistry(Path folder) throws Exception {
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("registry.p12"))));
        server.setExecutor(workers);
        server.createContext("/v2/", this::answer);
        server.start();
    }

    private static SSLContext selfSigned(Path store) throws Exception {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
        words.addAll(List.of("-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname", "CN=127.0.0.1"));
        words.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process made = new ProcessBuilder(words).inheritIO().start();
        assertThat(made.waitFor()).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    /** As images are named after it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The digest of what was sent by this name, such as {@code neonpro/patient:1.2.0-jvm}. */
    String manifest(String name) {
        return manifests.get(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private int status(HttpExchange exchange) throws IOException, NoSuchAlgorithmException {
        String path = exchange.getRequestURI().getPath();
        return switch (exchange.getRequestMethod()) {
            case "HEAD" -> blobs.contains(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404;
            case "POST" -> begin(exchange, path + UUID.randomUUID());
            case "PATCH" -> go(exchange, path);
            case "PUT" -> path.contains(UPLOADS) ? end(exchange, path) : keep(exchange, path);
            default -> 200;
        };
    }

    private int begin(HttpExchange exchange, String upload) throws NoSuchAlgorithmException {
        uploads.put(upload, MessageDigest.getInstance("SHA-256"));
        exchange.getResponseHeaders().add("Location", upload);
        return 202;
    }

    private int go(HttpExchange exchange, String upload) throws IOException {
        read(exchange, uploads.get(upload));
        exchange.getResponseHeaders().add("Location", upload);
        return 202;
    }

    private int end(HttpExchange exchange, String upload) throws IOException {
        MessageDigest digest = uploads.remove(upload);
        read(exchange, digest);
        String sent = text(digest);
        if (!exchange.getRequestURI().getQuery().contains("digest=" + sent)) {
            return 400;
        }
        blobs.add(sent);
        return 201;
    }

    private int keep(HttpExchange exchange, String path) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        read(exchange, digest);
        String sent = text(digest);
        manifests.put(path.substring("/v2/".length()).replace(MANIFESTS, ":"), sent);
        exchange.getResponseHeaders().add("Docker-Content-Digest", sent);
        return 201;
    }

    private static void read(HttpExchange exchange, MessageDigest digest) throws IOException {
        exchange.getRequestBody().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    private static String text(MessageDigest digest) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
