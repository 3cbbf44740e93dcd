package io.neonpro.kernel.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts as they are searched and sorted: in lower case, without accents, and with letters that a keyboard may lack
 * written as their neighbours' are, so that {@code lukasz orsted} finds {@code Łukasz Ørsted}. What is stored and what
 * is asked for are folded alike.
 */
public final class Folding {

    /** Accents and other marks, and joiners, which say how letters look. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");

    /** Lower-case letters that Unicode does not take apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            letter('æ', "ae"),
            letter('œ', "oe"),
            letter('ß', "ss"),
            letter('þ', "th"),
            letter('ð', "d"),
            letter('đ', "d"),
            letter('ɖ', "d"),
            letter('ɗ', "d"),
            letter('ł', "l"),
            letter('ø', "o"),
            letter('ɔ', "o"),
            letter('ɵ', "o"),
            letter('ı', "i"),
            letter('ɨ', "i"),
            letter('ȷ', "j"),
            letter('ɉ', "j"),
            letter('ħ', "h"),
            letter('ŧ', "t"),
            letter('ŋ', "n"),
            letter('ɲ', "n"),
            letter('ƞ', "n"),
            letter('ĸ', "k"),
            letter('ƙ', "k"),
            letter('ɓ', "b"),
            letter('ƀ', "b"),
            letter('ƈ', "c"),
            letter('ȼ', "c"),
            letter('ɛ', "e"),
            letter('ə', "e"),
            letter('ǝ', "e"),
            letter('ɇ', "e"),
            letter('ǥ', "g"),
            letter('ɣ', "g"),
            letter('ɍ', "r"),
            letter('ʉ', "u"),
            letter('ʋ', "v"),
            letter('ƴ', "y"),
            letter('ɏ', "y"),
            letter('ƶ', "z"),
            letter('ƿ', "w"),
            letter('ς', "σ"),
            // apostrophes that Unicode counts among the letters
            letter('ʻ', "'"),
            letter('ʼ', "'"),
            letter('ʾ', "'"),
            letter('ʿ', "'"));

    private Folding() {}

    /** Of texts that differ in case, accents or ligatures only, the same for all. */
    public static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        MARKS.matcher(apart)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(letter -> folded.append(LETTERS.getOrDefault(letter, Character.toString(letter))));
        return folded.toString();
    }

    private static Map.Entry<Integer, String> letter(int letter, String plain) {
        return Map.entry(letter, plain);
    }
}
