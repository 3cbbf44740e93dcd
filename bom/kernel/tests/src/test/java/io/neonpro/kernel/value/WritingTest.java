package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C33: what people write with, and what hides in it. */
class WritingTest {

    private static final List<Function<String, TextValue>> TYPES = List.of(PersonName::of, Label::of, FreeText::of);

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0x1B, 0x7F, 0x85, 0xAD, 0x61C, 0x115F, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
                0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0x2800, 0x3164, 0xD800,
                0xDFFF, 0xE000, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFE, 0x378, 0xE0041, 0xF0000, 0x10FFFF
            })
    void whatCannotBeSeenIsRefusedByItsName(int character) {
        String text = "Ana" + new String(new int[] {character}, 0, 1) + "Souza";
        String name = "U+%04X".formatted(character);

        for (Function<String, TextValue> of : TYPES) {
            assertThatThrownBy(() -> of.apply(text))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageEndingWith(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sala\r\n1", "Sala\n1", "Sala\t1", "Sala\r1"})
    void aNameIsOneLineAndATextMayHaveMany(String text) {
        assertThatThrownBy(() -> Label.of(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> PersonName.of(text)).isInstanceOf(InvalidValue.class);
        assertThat(FreeText.of(text).text())
                .isEqualTo(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u3000", "\u200B", "\u0301", "\u200D", "\uFE0F"})
    void whatIsBlankIsRefused(String text) {
        assertThatThrownBy(() -> PersonName.of(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Label.of(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> FreeText.of(text)).isInstanceOf(InvalidValue.class);
    }

    /**
     * Persian, Kurdish, Mongolian, Rohingya and Khmer with joiners, Sinhala, Bengali and Malayalam with a joiner, and emoji
     * that are several characters.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "علی\u200Cرضا",
                "ق\u0650ی\u0650\u200Cمة",
                "۲۰\u200Cساله",
                "CT\u200Cاسکن",
                "PDF\u200Cها",
                "«نمونه»\u200Cها",
                "سی\u200CT",
                "ه\u200D.ش",
                "الل\u200Dه",
                "به\u200C",
                "به\u200C من",
                "ᠠ\u180B\u200Cᠨ\u200D",
                "\uD803\uDD00\u200C\uD803\uDD01\u200D",
                "ម៊\u200Cី",
                "ශ්\u200Dරී",
                "র\u200D\u09CDযাম",
                "രാമന്\u200D",
                "葛\uDB40\uDD00城",
                "ᠠ\u180B",
                "Sala ❤\uFE0F",
                "Sala 1\uFE0F\u20E3",
                "\uD83D\uDC69\u200D⚕\uFE0F",
                "\uD83D\uDC69\uD83C\uDFFD\u200D⚕\uFE0F",
                "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "Nguyễn Thị",
                "Łukasz"
            })
    void scriptsKeepWhatTheyNeed(String text) {
        assertThat(Label.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana\u200D",
                "\u200DAna",
                "Ana\u200D Souza",
                "Ana \u200CSouza",
                "a\u200D\u200Db",
                " \uFE0Fa",
                "An\u200Ca",
                "An\u200Da",
                "An\uFE0Fa",
                "Sala 1\uFE0F",
                "ع\u200C\u200Cل",
                "ع\u200D\u200C ل",
                "\u200Cع",
                "Ana \u200Cع",
                "a\u200Dع",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73",
                "a\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC7F",
                "❤\uFE0F\uFE0F",
                "❤\u200Da",
                "葛\uDB40\uDD00\uDB40\uDD01",
                "Ana\u180B"
            })
    void whatIsNotSeenStandsOnlyWhereItFormsWhatIs(String text) {
        assertThatThrownBy(() -> Label.of(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("U+");
    }

    @Test
    void oneWrittenForm() {
        assertThat(Label.of(" Sala\u00A0\u3000 Jose\u0301 ")).isEqualTo(Label.of("Sala José"));
    }

    @Test
    void lengthIsCountedInCharacters() {
        String emoji = "\uD83D\uDE00";

        assertThat(Label.of(emoji.repeat(200)).text()).hasSize(400);
        assertThatThrownBy(() -> Label.of(emoji.repeat(201))).isInstanceOf(InvalidValue.class);
    }

    @Property
    void theWrittenFormIsItsOwn(@ForAll String anything) {
        for (Function<String, TextValue> of : TYPES) {
            try {
                String written = of.apply(anything).text();
                assertThat(of.apply(written).text()).isEqualTo(written);
            } catch (InvalidValue refused) {
                assertThat(refused).hasMessageStartingWith("must ");
            }
        }
    }
}
