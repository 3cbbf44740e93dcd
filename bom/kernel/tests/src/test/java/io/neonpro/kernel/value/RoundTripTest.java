package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Work;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is accepted anywhere can be read again by every service and kept by PostgreSQL, and is the same afterwards.
 * {@code -Dneonpro.seed=…} repeats a run.
 */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RoundTripTest {

    private static final int VALUES = 500;
    private static final int MAX_LENGTH = 12;

    /** The first and last code points of blocks that names are written in, and of some that hide things. */
    private static final int[][] BLOCKS = {
        {0x0, 0x7F},
        {0x80, 0x24F},
        {0x300, 0x36F},
        {0x370, 0x5FF},
        {0x600, 0x6FF},
        {0x900, 0xDFF},
        {0x1100, 0x11FF},
        {0x1E00, 0x1EFF},
        {0x2000, 0x206F},
        {0x3000, 0x30FF},
        {0x4E00, 0x4FFF},
        {0xAC00, 0xAD00},
        {0xD800, 0xDFFF},
        {0xE000, 0xE010},
        {0xFB00, 0xFB06},
        {0xFE00, 0xFE0F},
        {0xFF00, 0xFFEF},
        {0x1F300, 0x1F6FF}
    };

    @Inject
    ObjectMapper mapper;

    private final long seed = Long.getLong("neonpro.seed", System.nanoTime());
    private final Random random = new Random(seed);

    RoundTripTest() {
        System.out.println("neonpro.seed=" + seed);
    }

    @Test
    void texts() {
        assertSame(accepted(this::text, PersonName::of), PersonName.class, PersonName::text, "x");
        assertSame(accepted(this::text, Label::of), Label.class, Label::text, "x");
        assertSame(accepted(this::text, FreeText::of), FreeText.class, FreeText::text, "x");
    }

    @Test
    void instants() {
        var instants = accepted(this::instantText, text -> Instants.of(text).toInstant());

        assertSame(instants, Instant.class, Instant::toString, "to_json(cast(x as timestamptz)) #>> '{}'");
    }

    @Test
    void dates() {
        var dates = accepted(this::dateText, Dates::of);

        assertSame(dates, LocalDate.class, LocalDate::toString, "cast(cast(x as date) as text)");
    }

    @Test
    void timesOfDay() {
        var times = accepted(() -> "%02d:%02d".formatted(random.nextInt(26), random.nextInt(62)), TimesOfDay::of);

        assertSame(times, LocalTime.class, LocalTime::toString, "to_char(cast(x as time), 'HH24:MI')");
    }

    @Test
    void money() {
        var amounts = accepted(this::amountText, text -> new Money(Money.amountOf(text), currency()));

        for (Money amount : amounts) {
            assertThat(read(Money.class, write(amount))).isEqualTo(amount);
        }
        List<String> plain =
                amounts.stream().map(one -> one.amount().toPlainString()).toList();
        assertThat(stored(plain, "cast(cast(x as numeric) as text)")).isEqualTo(plain);
    }

    /** Each of them, since PostgreSQL brings a time zone database of its own. */
    @Test
    void zones() {
        List<String> zones = List.copyOf(Zones.KNOWN);

        assertThat(zones).hasSizeGreaterThan(400);
        assertThat(zones)
                .allSatisfy(zone ->
                        assertThat(read(ZoneId.class, write(zone)).getId()).isEqualTo(zone));
        assertThat(stored(zones, "case when now() at time zone x is not null then x end"))
                .isEqualTo(zones);
        assertThat(stored(zones, "(select name from pg_timezone_names where name = x)"))
                .isEqualTo(zones);
    }

    @ParameterizedTest
    @CsvSource({"1900-01-01T00:00:00Z", "2199-12-31T23:59:59.999999Z", "2026-01-31T09:30:00.123456Z"})
    void theBoundsOfInstants(String text) {
        List<Instant> one = List.of(Instants.of(text).toInstant());

        assertSame(one, Instant.class, Instant::toString, "to_json(cast(x as timestamptz)) #>> '{}'");
    }

    /**
     * @param column what PostgreSQL makes of the text {@code x}
     */
    private <T> void assertSame(List<T> values, Class<T> type, Function<T, String> written, String column) {
        List<String> texts = values.stream().map(written).toList();
        for (T value : values) {
            assertThat(read(type, write(value))).as("seed %d", seed).isEqualTo(value);
        }
        List<T> kept = stored(texts, column).stream()
                .map(text -> read(type, write(text)))
                .toList();
        assertThat(kept).as("seed %d", seed).isEqualTo(values);
    }

    private List<String> stored(List<String> texts, String column) {
        var echo = new TenantStatement("""
                select %s from jsonb_array_elements_text($2::text::jsonb) with ordinality as t(x, n)
                 where $1::uuid is not null order by n
                """.formatted(column));
        return Work.inTransaction(Ids.next(), () -> echo.list(row -> row.getString(0), write(texts)));
    }

    private <T> List<T> accepted(Supplier<String> text, Function<String, T> of) {
        List<T> values = new ArrayList<>();
        while (values.size() < VALUES) {
            try {
                values.add(of.apply(text.get()));
            } catch (InvalidValue refused) {
                assertThat(refused).hasMessageStartingWith("must ");
            }
        }
        return values;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int[] main = BLOCKS[random.nextInt(BLOCKS.length)];
        for (int i = random.nextInt(MAX_LENGTH); i >= 0; i--) {
            int[] block = random.nextInt(8) == 0 ? BLOCKS[random.nextInt(BLOCKS.length)] : main;
            text.appendCodePoint(random.nextInt(block[0], block[1] + 1));
        }
        return text.toString();
    }

    private String instantText() {
        String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1, 1_000_000_000);
        String offset = random.nextInt(4) == 0
                ? "Z"
                : "%s%02d:%02d".formatted(random.nextBoolean() ? "+" : "-", random.nextInt(20), random.nextInt(62));
        return "%sT%02d:%02d:%02d%s%s"
                .formatted(dateText(), random.nextInt(26), random.nextInt(62), random.nextInt(62), fraction, offset);
    }

    private String dateText() {
        return "%04d-%02d-%02d".formatted(random.nextInt(1890, 2210), random.nextInt(14), random.nextInt(33));
    }

    private String amountText() {
        String whole = Long.toString(random.nextLong(1L << random.nextInt(1, 42)));
        return random.nextBoolean() ? whole : whole + "." + random.nextInt(1_000);
    }

    private String currency() {
        Collection<String> all = Currencies.IN_USE;
        return all.stream().skip(random.nextInt(all.size())).findFirst().orElseThrow();
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T read(Class<T> type, String json) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("seed " + seed + ", " + json, e);
        }
    }
}
