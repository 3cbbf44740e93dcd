package io.neonpro.notify.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail program would make a link of. Mails go out in the platform's name, so no tenant may have them lead its readers
 * anywhere; addresses to write to are none.
 */
public final class Links {

    private static final Pattern LINK = Pattern.compile("""
            (?ix)
            [a-z][a-z0-9+-]{1,20}://\\S*
            | (?<![@\\p{L}\\p{N}.-]) www\\.\\S+
            | (?<![@\\p{L}\\p{N}.-]) (?:[\\p{L}\\p{N}-]{1,63}\\.){1,10}
              (?:[a-z]{2,24}|xn--[a-z0-9-]{2,59}) (?![\\p{L}\\p{N}@-])
            | (?<![\\p{N}.]) \\p{N}{1,3}(?:\\.\\p{N}{1,3}){3} (?=[:/])
            """);

    private static final Pattern JOINT = Pattern.compile(":(?=//)|\\.");

    private Links() {}

    /** The first one in a text. */
    static Optional<String> find(String text) {
        Matcher link = LINK.matcher(text);
        return link.find() ? Optional.of(link.group()) : Optional.empty();
    }

    /** The same text, of which nobody makes a link any more. */
    public static String taken(String text) {
        return LINK.matcher(text)
                .replaceAll(link ->
                        Matcher.quoteReplacement(JOINT.matcher(link.group()).replaceAll("$0 ")));
    }
}
