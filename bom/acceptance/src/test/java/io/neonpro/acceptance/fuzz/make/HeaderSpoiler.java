package io.neonpro.acceptance.fuzz.make;

import io.neonpro.acceptance.fuzz.wire.Header;
import java.util.List;
import java.util.Map;

/** Says something odd in a header. */
final class HeaderSpoiler {

    private static final Map<String, List<String>> ODD = Map.ofEntries(
            Map.entry(
                    "Accept",
                    List.of(
                            "",
                            ";;",
                            "*",
                            "*/*",
                            "text/html",
                            "application/xml",
                            "text/csv",
                            "application/json;q=0",
                            "application/json;q=2",
                            "application/json; charset=utf-16",
                            "image/*",
                            "application/*",
                            "application/problem+json",
                            "a/b/c",
                            "text/plain",
                            "*/json",
                            "application/json,,",
                            "application/json;q=abc",
                            "text/event-stream")),
            Map.entry(
                    "Content-Type",
                    List.of(
                            "",
                            "text/plain",
                            "application/xml",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data",
                            "multipart/form-data; boundary=",
                            "application/json; charset=utf-16",
                            "application/json; charset=nonsense",
                            "application/json;",
                            "json",
                            "*/*",
                            "application/*",
                            "application/merge-patch+json",
                            "application/json-patch+json",
                            "APPLICATION/JSON",
                            "application/json, text/plain",
                            "a/b/c",
                            ";;",
                            "application/vnd.api+json",
                            "image/png")),
            Map.entry("Content-Encoding", List.of("gzip", "br", "deflate", "identity", "gzip, gzip", "nonsense", "")),
            Map.entry(
                    "If-Match",
                    List.of(
                            "*",
                            "\"0\"",
                            "\"1\"",
                            "W/\"1\"",
                            "1",
                            "\"\"",
                            "\"99999999999999999999\"",
                            "\"-1\"",
                            "garbage",
                            "\"1\", \"2\"",
                            "\"1",
                            "")),
            Map.entry("If-None-Match", List.of("*", "\"1\"", "W/\"1\"", "1", "\"1", "", "\"1\", \"2\"")),
            Map.entry(
                    "Idempotency-Key",
                    List.of(
                            "",
                            " ",
                            "a",
                            "key-⟦number:0⟧",
                            "é",
                            "a".repeat(255),
                            "a".repeat(256),
                            "a".repeat(5_000),
                            "a b",
                            "a,b",
                            "\"a\"",
                            "a\tb",
                            "'; --")),
            Map.entry(
                    "Consistency-Token",
                    List.of(
                            "",
                            "garbage",
                            "patient=",
                            "patient=0/0",
                            "patient=FFFFFFFF/FFFFFFFF",
                            "patient=1-0/0",
                            "patient=FFFFFFFF-FFFFFFFF/FFFFFFFF",
                            "clinic=0/1,patient=x",
                            "=",
                            "=,=",
                            "patient=-1",
                            "scheduling=G/0",
                            "patient=0/1,patient=0/2",
                            "patient=1-0/1,patient=2-0/1",
                            "a".repeat(5_000),
                            "unknown=0/1",
                            "patient=0/",
                            "patient=//")),
            Map.entry(
                    "X-Clinic-Id",
                    List.of(
                            "",
                            "garbage",
                            Symbol.OWN.of("clinics", 0),
                            Symbol.FOREIGN.of("clinics", 0),
                            "00000000-0000-0000-0000-000000000000",
                            Symbol.OWN.of("clinics", 0) + "," + Symbol.OWN.of("clinics", 1))),
            Map.entry(
                    "Authorization",
                    List.of(
                            "",
                            "Bearer",
                            "Bearer ",
                            "Bearer garbage",
                            "Bearer a.b.c",
                            "Basic YTpi",
                            "Basic",
                            "bearer ⟦token:0⟧",
                            "Bearer ⟦token:0⟧x",
                            "Bearer ⟦token:0⟧ ⟦token:0⟧",
                            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                            "Token ⟦token:0⟧",
                            "Bearer \"⟦token:0⟧\"")),
            Map.entry("Accept-Language", List.of("", "xx", "pt-BR,en;q=0.5", "*", ";;", "en;q=x", "a".repeat(300))),
            Map.entry("Accept-Encoding", List.of("gzip", "br", "*", "identity;q=0", "")),
            Map.entry("Accept-Charset", List.of("utf-16", "nonsense", "*;q=0")),
            Map.entry("traceparent", List.of("", "garbage", "00-00000000000000000000000000000000-0000000000000000-00")),
            Map.entry("X-Forwarded-Host", List.of("evil.example", "a b", "")),
            Map.entry("X-Forwarded-For", List.of("127.0.0.1", "garbage")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE", "garbage")),
            Map.entry("Host", List.of("evil.example", "localhost:99999", "[::1]", "a.b.c:1")),
            Map.entry("Origin", List.of("https://evil.example", "null")),
            Map.entry("Range", List.of("bytes=0-1", "bytes=-", "garbage")),
            Map.entry("Expect", List.of("100-continue", "nonsense")),
            Map.entry("Prefer", List.of("return=minimal", ";;")),
            Map.entry("Cookie", List.of("a=b", ";;=", "a".repeat(2_000))),
            Map.entry("X-Long", List.of("a".repeat(9_000), "a".repeat(20_000))));

    private static final List<String> NAMES = ODD.keySet().stream().sorted().toList();

    /** Those that decide most come up most. */
    private static final List<String> WEIGHTY = List.of(
            "Accept",
            "Content-Type",
            "Content-Encoding",
            "If-Match",
            "Idempotency-Key",
            "Consistency-Token",
            "X-Clinic-Id",
            "Authorization");

    private final Dice dice;

    HeaderSpoiler(Dice dice) {
        this.dice = dice;
    }

    void spoil(Draft draft) {
        String name = dice.chance(60) ? dice.pick(WEIGHTY) : dice.pick(NAMES);
        String value = dice.pick(ODD.get(name));
        if (dice.chance(8)) {
            draft.headers.add(new Header(name, value));
        } else {
            draft.header(name, value);
        }
        draft.spoiled.add(name + ": " + Spoiler.shortened(value));
    }
}
