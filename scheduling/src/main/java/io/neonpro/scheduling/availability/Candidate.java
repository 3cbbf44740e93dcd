package io.neonpro.scheduling.availability;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Somebody or something that may take part in an appointment, and when.
 *
 * @param type a practitioner's professional category, a device's type, else null
 * @param isPresent whether a practitioner works at the clinic
 * @param open when they could be booked if nothing were: ordered, apart from each other
 * @param free what is left of that: ordered, apart from each other
 */
public record Candidate(UUID id, Kind kind, String type, boolean isPresent, List<Span> open, List<Span> free) {

    private static final Comparator<Span> BY_START = Comparator.comparing(Span::from);

    public Candidate {
        open = List.copyOf(open);
        free = List.copyOf(free);
    }

    /** As somebody who is not free at these times either. */
    Candidate without(List<Span> taken) {
        List<Span> left = free;
        for (Span one : taken) {
            left = left.stream().flatMap(span -> span.without(one)).toList();
        }
        return new Candidate(id, kind, type, isPresent, open, left);
    }

    boolean isOpen(Span span) {
        return covers(open, span);
    }

    boolean isFree(Span span) {
        return covers(free, span);
    }

    private static boolean covers(List<Span> spans, Span span) {
        int found = Collections.binarySearch(spans, span, BY_START);
        int last = found >= 0 ? found : -found - 2;
        return last >= 0 && spans.get(last).contains(span);
    }
}
