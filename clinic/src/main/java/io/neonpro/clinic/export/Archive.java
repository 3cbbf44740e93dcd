package io.neonpro.clinic.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.web.archive.Zip;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One archive on its way: each page becomes a file, and what is in it comes last. */
final class Archive {

    private final UUID tenant;
    private final ObjectMapper mapper;
    private final Zip zip = new Zip();
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private int files;

    Archive(UUID tenant, ObjectMapper mapper) {
        this.tenant = tenant;
        this.mapper = mapper;
    }

    /** The bytes of it, as they are made; nothing is read before somebody wants it. */
    Multi<byte[]> of(List<Part> parts) {
        Multi<byte[]> pages = Multi.createFrom().iterable(parts).onItem().transformToMultiAndConcatenate(this::files);
        return Multi.createBy()
                .concatenating()
                .streams(
                        pages,
                        Multi.createFrom().deferred(() -> Multi.createFrom().item(end())));
    }

    /** How many files it has so far. */
    int files() {
        return files;
    }

    private Multi<byte[]> files(Part part) {
        Manifest.Entry entry = new Manifest.Entry(part.service(), part.name());
        entries.add(entry);
        return part.pages().map(page -> add(part, entry, page));
    }

    private byte[] add(Part part, Manifest.Entry entry, JsonNode page) {
        entry.add(page.size());
        zip.add(part.fileName(entry.files()), json(page));
        files++;
        return zip.taken();
    }

    private byte[] end() {
        zip.add("manifest.json", json(Manifest.of(tenant, Instant.now(), entries)));
        zip.end();
        files++;
        return zip.taken();
    }

    private byte[] json(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept is JSON", e);
        }
    }
}
