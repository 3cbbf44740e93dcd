package io.neonpro.devstack.postgres;

import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.tls.Authority;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How both servers are set up.
 *
 * @param folder holds one data folder per server
 * @param password of the superuser {@code postgres}
 * @param durable whether a commit survives a power cut; tests do without
 * @param authority who certifies them, if they are to offer TLS
 */
public record PostgresSettings(Path folder, String password, boolean durable, Optional<Authority> authority) {

    Map<String, String> common(LocalPort port) {
        var common = new LinkedHashMap<String, String>();
        common.put("listen_addresses", LocalPort.HOST);
        common.put("port", Integer.toString(port.number()));
        common.put("unix_socket_directories", "");
        common.put("max_connections", "400");
        common.put("shared_buffers", "128MB");
        common.put("shared_preload_libraries", "pg_stat_statements");
        common.put("pg_stat_statements.track_planning", "on");
        common.put("wal_level", "replica");
        common.put("max_wal_senders", "10");
        common.put("max_replication_slots", "10");
        common.put("max_slot_wal_keep_size", "2GB");
        common.put("timezone", "UTC");
        common.put("log_timezone", "UTC");
        common.put("jit", "off");
        common.put("fsync", durable ? "on" : "off");
        common.put("full_page_writes", durable ? "on" : "off");
        authority.map(by -> by.certify("postgres")).ifPresent(certified -> {
            common.put("ssl", "on");
            common.put("ssl_cert_file", certified.certificate().toString());
            common.put("ssl_key_file", certified.key().toString());
        });
        return common;
    }
}
