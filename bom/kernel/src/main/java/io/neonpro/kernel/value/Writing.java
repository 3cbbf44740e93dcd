package io.neonpro.kernel.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which characters people write with. What cannot be seen is refused by its name, since it makes two texts look like
 * one, turns the direction of what follows, or ends up in a mail's header: controls, format characters, line and
 * paragraph separators, blanks that are no spaces, lone surrogates, and what Unicode has not assigned or keeps private.
 *
 * <p>Joiners (U+200C, U+200D) and variation selectors belong to words of cursive and of Indian scripts and to emoji;
 * they are kept where they may change how those look, and nowhere else. Tags are kept in flags only.
 */
public final class Writing {

    /** What a text of several lines may have of controls. */
    private static final Set<Integer> LAYOUT = Set.of((int) '\n', (int) '\r', (int) '\t');

    /**
     * Letters, marks and symbols by category, yet blank: fillers of Korean, Khmer inherent vowels, and the like; or in place
     * of something that is not there.
     */
    private static final Set<Integer> BLANKS =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD);

    /** Of a part of a country, which tags name: U+1F3F4, {@code gbsct}, U+E007F (UTS 51, ED-14a). */
    private static final Pattern FLAG =
            Pattern.compile("(\\x{1F3F4})[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}");

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?");
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    private Writing() {}

    /** A text of one line: composed (Unicode NFC), single-spaced, without spaces around it. */
    static String line(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        require(composed, false);
        return SPACES.matcher(composed).replaceAll(" ").strip();
    }

    /** A text of several lines, which LF ends: composed (Unicode NFC), without white space around it. */
    static String lines(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        require(composed, true);
        return LINE_BREAK.matcher(composed).replaceAll("\n").strip();
    }

    /** How many characters a reader counts, which is also what PostgreSQL and JSON schema count. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean isBlank(String text) {
        return !VISIBLE.matcher(text).find();
    }

    /**
     * Any text at all.
     *
     * @throws InvalidValue naming the first character that is none to write with
     */
    public static void require(String text) {
        require(text, true);
    }

    static void require(String text, boolean hasLines) {
        requireUntagged(FLAG.matcher(text).replaceAll("$1"), hasLines);
    }

    private static void requireUntagged(String text, boolean hasLines) {
        int base = ' ';
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int after = i < text.length() ? text.codePointAt(i) : ' ';
            if (!isWritten(character, base, before, after) && !(hasLines && LAYOUT.contains(character))) {
                throw new InvalidValue("must not have the character %s".formatted(name(character)));
            }
            base = isBase(character) ? character : base;
            before = character;
        }
    }

    private static boolean isWritten(int character, int base, int before, int after) {
        if (Surroundings.matterTo(character)) {
            return new Surroundings(base, before, after).form(character);
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !BLANKS.contains(character);
        };
    }

    private static boolean isBase(int character) {
        return Character.getType(character) != Character.NON_SPACING_MARK && !Character.isEmojiModifier(character);
    }

    private static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }
}
