package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C33b: what is typed on any keyboard finds what is written in any of these languages. */
class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Łukasz Ørsted, lukasz orsted",
        "Straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
        "Đặng Thị, dang thi",
        "Nguyễn Văn Đức, nguyen van duc",
        "Æsir Œuvre, aesir oeuvre",
        "Þór Guðmundsson, thor gudmundsson",
        "İbrahim Işık, ibrahim isik",
        "ISPARTA, isparta",
        "Ana Conceição, ana conceicao",
        "Ana Conceic\u0327a\u0303o, ana conceicao",
        "ﬁnn, finn",
        "ＦＵＬＬ, full",
        "Ħamrun, hamrun",
        "Sámi Ŋ, sami n",
        "Şükrü Çağlar, sukru caglar",
        "Řehoř Šťastný, rehor stastny",
        "Őry Űrhajós, ory urhajos",
        "Ionuț Țăran, ionut taran",
        "ΟΔΥΣΣΕΑΣ, οδυσσεασ",
        "Ὀδυσσεύς, οδυσσευσ",
        "علی\u200Cرضا, علیرضا",
        "李小龙, 李小龙"
    })
    void foldsToWhatIsTyped(String written, String typed) {
        assertThat(Folding.fold(written)).isEqualTo(typed);
        assertThat(Folding.fold(typed)).isEqualTo(typed);
    }

    @Property
    void doesNotDependOnHowItWasComposed(@ForAll String anything) {
        String composed = java.text.Normalizer.normalize(anything, java.text.Normalizer.Form.NFC);

        assertThat(Folding.fold(composed)).isEqualTo(Folding.fold(anything));
    }
}
