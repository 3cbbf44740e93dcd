package io.neonpro.kernel.value;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * What a character that cannot be seen stands between, which says whether it forms anything there: joiners beside letters
 * that are joined, in conjuncts (RFC 5892, A.1 and A.2) and in emoji (UTS 51), variation selectors behind what has variants.
 *
 * @param base what is before it, without marks and skin tones
 * @param before what is before it
 * @param after what is after it
 */
record Surroundings(int base, int before, int after) {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int PICTURE_SELECTOR = 0xFE0F;
    private static final int TEXT_SELECTOR = 0xFE0E;
    private static final int KEYCAP = 0x20E3;

    /** What takes the vowel from a consonant of an Indian script, and what shifts that of a Khmer one. */
    private static final Set<Integer> VIRAMAS = Set.of(
            0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D4D, 0x0DCA, 0x1039, 0x17C9, 0x17CA,
            0x17D2, 0x1B44, 0xA9C0);

    private static final Set<UnicodeScript> CURSIVE = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.ADLAM,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.HANIFI_ROHINGYA);

    static boolean matterTo(int character) {
        return isJoiner(character) || isSelector(character);
    }

    boolean form(int character) {
        return isJoiner(character) ? join(character) : vary(character);
    }

    private boolean join(int character) {
        return VIRAMAS.contains(before)
                || Character.isLetter(before) && VIRAMAS.contains(after)
                || isCursive(base) && !matterTo(after)
                || character == NON_JOINER && isVisible(base) && isCursive(after)
                || character == JOINER
                        && Character.isExtendedPictographic(base)
                        && Character.isExtendedPictographic(after);
    }

    private boolean vary(int character) {
        return switch (UnicodeScript.of(before)) {
            case HAN -> !isMongolian(character);
            case MONGOLIAN -> isMongolian(character);
            default ->
                character == PICTURE_SELECTOR && after == KEYCAP && Character.isEmoji(before)
                        || (character == PICTURE_SELECTOR || character == TEXT_SELECTOR)
                                && Character.isExtendedPictographic(before);
        };
    }

    private static boolean isCursive(int character) {
        return Character.isLetter(character) && CURSIVE.contains(UnicodeScript.of(character));
    }

    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character) && !Character.isSpaceChar(character) && !matterTo(character);
    }

    private static boolean isJoiner(int character) {
        return character == NON_JOINER || character == JOINER;
    }

    private static boolean isSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F
                || character >= 0xE0100 && character <= 0xE01EF
                || isMongolian(character);
    }

    private static boolean isMongolian(int selector) {
        return selector >= 0x180B && selector <= 0x180D || selector == 0x180F;
    }
}
