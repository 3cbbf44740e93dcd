package io.neonpro.contracts;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.kernel.value.Currencies;
import io.neonpro.kernel.value.Dates;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Money;
import io.neonpro.kernel.value.Zones;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Events of every type, with what the services may write in them. */
final class EventValues {

    private static final int MAX_ELEMENTS = 4;
    private static final double ABSENT = 0.3;

    private static final Map<Class<?>, Arbitrary<?>> VALUES = Map.ofEntries(
            Map.entry(UUID.class, ids()),
            Map.entry(String.class, texts()),
            Map.entry(Instant.class, instants()),
            Map.entry(LocalDate.class, dates()),
            Map.entry(LocalTime.class, times()),
            Map.entry(ZoneId.class, Arbitraries.of(Zones.KNOWN).map(ZoneId::of)),
            Map.entry(Money.class, amounts()),
            Map.entry(Slot.class, slots()),
            Map.entry(HoursException.class, exceptions()),
            Map.entry(long.class, Arbitraries.longs().greaterOrEqual(1)),
            Map.entry(Long.class, Arbitraries.longs().greaterOrEqual(1)),
            Map.entry(Integer.class, Arbitraries.integers().between(0, 1440)),
            Map.entry(int.class, Arbitraries.integers().between(0, 1440)),
            Map.entry(boolean.class, Arbitraries.of(true, false)),
            // of a setting
            Map.entry(Object.class, Arbitraries.oneOf(texts(), Arbitraries.integers(), Arbitraries.of(true, false))));

    private EventValues() {}

    static Arbitrary<Object> of(Class<?> event) {
        List<Arbitrary<Object>> components = Arrays.stream(event.getRecordComponents())
                .map(EventValues::component)
                .toList();
        return Combinators.combine(components).as(values -> create(event, values));
    }

    private static Arbitrary<Object> component(RecordComponent component) {
        boolean mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return value(component.getGenericType()).injectNull(mayBeAbsent ? ABSENT : 0);
    }

    private static Arbitrary<Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arbitraries.of((Object[]) plain.getEnumConstants());
        }
        return VALUES.containsKey(plain) ? VALUES.get(plain).asGeneric() : of(plain);
    }

    private static Arbitrary<Object> collection(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Arbitrary<Object> elements = value(arguments[arguments.length - 1]);
        if (type.getRawType() == List.class) {
            return elements.list().ofMaxSize(MAX_ELEMENTS).asGeneric();
        }
        return type.getRawType() == Set.class
                ? elements.set().ofMaxSize(MAX_ELEMENTS).asGeneric()
                : Arbitraries.maps(texts(), elements).ofMaxSize(MAX_ELEMENTS).asGeneric();
    }

    private static Object create(Class<?> type, List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Arbitrary<UUID> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    /** What JSON escapes, what takes several characters, and what is composed, among plain letters. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> letters = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('À', 'ſ')
                .withCharRange('一', '鿿')
                .ofMaxLength(20);
        Arbitrary<String> pieces = Arbitraries.of("\"", "\\", "</a>", "😀", "👩‍⚕️", "e\u0301", "ශ්\u200Dරී", "\u00A0");
        return Arbitraries.oneOf(letters, pieces)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .filter(text -> text.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(text -> Label.of(text).text());
    }

    private static Arbitrary<Instant> instants() {
        long micros = Duration.between(Instants.EARLIEST, Instants.LATEST).toSeconds() * 1_000_000;
        return Arbitraries.longs()
                .between(0, micros - 1)
                .map(after -> Instants.EARLIEST.plusSeconds(after / 1_000_000).plusNanos(after % 1_000_000 * 1000));
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(Dates.EARLIEST.toEpochDay(), Dates.LATEST.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 1439).map(minute -> LocalTime.of(minute / 60, minute % 60));
    }

    private static Arbitrary<Money> amounts() {
        return Combinators.combine(
                        Arbitraries.of(Currencies.IN_USE), Arbitraries.longs().between(0, 999_999_999_999L))
                .as((currency, units) -> new Money(
                        BigDecimal.valueOf(units, Currency.getInstance(currency).getDefaultFractionDigits()),
                        currency));
    }

    private static Arbitrary<Slot> slots() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(1, 720);
        return Combinators.combine(
                        ids(),
                        ids().injectNull(ABSENT),
                        ids().list().ofMaxSize(2),
                        instants(),
                        minutes,
                        minutes,
                        texts().injectNull(ABSENT))
                .as((practitioner, room, devices, start, length, cleaning, category) -> {
                    Instant end = start.plusSeconds(length * 60L);
                    return new Slot(practitioner, room, devices, start, end, end.plusSeconds(cleaning * 60L), category);
                });
    }

    private static Arbitrary<HoursException> exceptions() {
        Arbitrary<HoursException> closed = dates().map(date -> new HoursException(date, true, null, null));
        Arbitrary<HoursException> open = Combinators.combine(dates(), times(), times())
                .as((date, from, to) -> new HoursException(date, false, from, to));
        return Arbitraries.oneOf(closed, open);
    }
}
