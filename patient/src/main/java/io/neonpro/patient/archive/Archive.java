package io.neonpro.patient.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.web.archive.Zip;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One archive on its way: each page becomes a file for programs and one for people, and an index comes last. */
final class Archive {

    private final UUID patientId;
    private final ObjectMapper mapper;
    private final CatalogueNames catalogue;
    private final Map<String, String> names = new HashMap<>();
    private final Zip zip = new Zip();
    private final List<Written> written = new ArrayList<>();

    Archive(UUID patientId, ObjectMapper mapper, CatalogueNames catalogue) {
        this.patientId = patientId;
        this.mapper = mapper;
        this.catalogue = catalogue;
    }

    /** The bytes of it, as they are made; nothing is read before somebody wants it. */
    Multi<byte[]> of(List<Section> sections) {
        Multi<byte[]> pages =
                Multi.createFrom().iterable(sections).onItem().transformToMultiAndConcatenate(this::files);
        return Multi.createBy()
                .concatenating()
                .streams(
                        pages,
                        Multi.createFrom().deferred(() -> Multi.createFrom().item(end(sections))));
    }

    private Multi<byte[]> files(Section section) {
        return section.pages()
                .onItem()
                .transformToUniAndConcatenate(
                        page -> catalogue.learn(page, names).map(learnt -> add(section, page)));
    }

    private byte[] add(Section section, JsonNode page) {
        Written file = new Written(section, count(section) + 1);
        written.add(file);
        zip.add(file.name("json"), json(page));
        zip.add(
                file.name("html"),
                new HtmlPage(section.category().title(), names)
                        .tables(page)
                        .text()
                        .getBytes(UTF_8));
        return zip.taken();
    }

    private byte[] end(List<Section> sections) {
        zip.add("manifest.json", json(Manifest.of(patientId, Instant.now(), sections, this::count)));
        zip.add("index.html", index(sections).getBytes(UTF_8));
        zip.end();
        return zip.taken();
    }

    private String index(List<Section> sections) {
        HtmlPage page = new HtmlPage("Dados pessoais");
        for (Section section : sections) {
            Category category = section.category();
            page.paragraph("%s – finalidade: %s; base legal: %s; guarda: %s."
                    .formatted(category.title(), category.purpose(), category.ground(), category.kept()));
            written.stream()
                    .filter(file -> file.section() == section)
                    .forEach(file -> page.link(file.name("html"), category.title() + " " + file.number()));
        }
        return page.text();
    }

    private int count(Section section) {
        return (int) written.stream().filter(file -> file.section() == section).count();
    }

    private byte[] json(Object value) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept is JSON", e);
        }
    }

    /** A page that is in it. */
    private record Written(Section section, int number) {

        String name(String extension) {
            return "%s-%04d.%s".formatted(section.name(), number, extension);
        }
    }
}
