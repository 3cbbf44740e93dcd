package io.neonpro.notify.letter;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message as an HTML page; {@code templates/MessagePage.html}, where everything is escaped.
 *
 * @param language a BCP 47 tag
 * @param paragraphs each a list of lines
 */
public record MessagePage(String language, String title, List<List<String>> paragraphs) implements TemplateInstance {

    private static final Pattern EMPTY_LINE = Pattern.compile("\n\n+");

    static MessagePage of(String language, String title, String text) {
        return new MessagePage(
                language,
                title,
                EMPTY_LINE
                        .splitAsStream(text)
                        .map(paragraph -> paragraph.lines().toList())
                        .toList());
    }
}
