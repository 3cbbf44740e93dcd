package io.neonpro.notify.template;

import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.notify.message.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a message is worded, with {@link Placeholder}s in both. */
public record Wording(String subject, String body) {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    /** The first line is the subject, the rest the body. */
    static Wording ofLines(String lines) {
        String[] parts = LINE_BREAK.split(lines, 2);
        return new Wording(parts[0].strip(), parts[1].strip());
    }

    /** What keeps it from being used for a kind of message. */
    List<Fault> faults(MessageKind kind) {
        List<Fault> faults = new ArrayList<>();
        Set<String> known = Placeholder.of(kind);
        check("subject", subject, known, faults);
        check("body", body, known, faults);
        return faults;
    }

    /** The same with a value in every placeholder; no value is or makes a link, and the subject stays a single line. */
    public Wording filledWith(MessageKind kind, Map<Placeholder, String> values) {
        Map<String, String> byCode = values.entrySet().stream()
                .collect(Collectors.toMap(value -> value.getKey().code(), Map.Entry::getValue));
        Set<String> known = Placeholder.of(kind);
        String filledSubject = Links.taken(OpenText.parse(subject, known).filledWith(byCode));
        String filledBody = Links.taken(OpenText.parse(body, known).filledWith(byCode));
        return new Wording(
                LINE_BREAK.matcher(filledSubject).replaceAll(" ").strip(),
                EMPTY_LINES
                        .matcher(LINE_BREAK.matcher(filledBody).replaceAll("\n"))
                        .replaceAll("\n\n")
                        .strip());
    }

    private static void check(String field, String text, Set<String> known, List<Fault> faults) {
        try {
            OpenText.parse(text, known);
            Links.find(text)
                    .ifPresent(link -> faults.add(
                            new Fault(field, "foreign-link", "must not lead anywhere, as \"" + link + "\" does")));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(field, "invalid-value", e.getMessage()));
        }
    }
}
