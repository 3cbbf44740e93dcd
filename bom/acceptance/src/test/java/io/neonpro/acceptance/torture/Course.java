package io.neonpro.acceptance.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of an appointment after it was booked, in this order. */
record Course(boolean isMoved, boolean isConfirmed, boolean isCancelled) {

    /** By chance, so many that they are so many events, or a few more. */
    static List<Course> ofEvents(int events, Random chance) {
        List<Course> courses = new ArrayList<>();
        for (int left = events; left > 0; left -= courses.getLast().events()) {
            courses.add(new Course(chance.nextBoolean(), chance.nextBoolean(), chance.nextBoolean()));
        }
        return courses;
    }

    int events() {
        return 1
                + Math.toIntExact(Stream.of(isMoved, isConfirmed, isCancelled)
                        .filter(happens -> happens)
                        .count());
    }

    /** What happens to its invoice. */
    String invoice() {
        return isCancelled ? "drafted voided" : "drafted";
    }

    /** What the patient is to be told. */
    String messages() {
        return Stream.of("confirmation", isMoved ? "rescheduling" : "", isCancelled ? "cancellation" : "")
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
