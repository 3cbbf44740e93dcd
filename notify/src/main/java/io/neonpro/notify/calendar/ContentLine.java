package io.neonpro.notify.calendar;

import java.util.regex.Pattern;

/** Writes one line of an iCalendar object (RFC 5545, 3.1). */
final class ContentLine {

    /** Longest line without its line break, in octets of UTF-8. */
    private static final int MAX_OCTETS = 75;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    private ContentLine() {}

    /** The line with its line break, folded where it is too long, never inside a character. */
    static String of(String nameAndParameters, String value) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int character : (nameAndParameters + ":" + value).codePoints().toArray()) {
            int size = octets(character);
            if (octets + size > MAX_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += size;
        }
        return folded.append("\r\n").toString();
    }

    /** A value of type TEXT (RFC 5545, 3.3.11). */
    static String text(String text) {
        String escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
        return withoutControls(LINE_BREAK.matcher(escaped).replaceAll("\\\\n"));
    }

    /** A parameter's value, quoted, with carets as RFC 6868 wants them. */
    static String quoted(String text) {
        String escaped = text.replace("^", "^^").replace("\"", "^'");
        return '"' + withoutControls(LINE_BREAK.matcher(escaped).replaceAll("^n")) + '"';
    }

    static String withoutControls(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
