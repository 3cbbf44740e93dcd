package io.neonpro.manifests.deployment.forecast;

import java.util.stream.IntStream;

/** The rules {@code neonpro:booked:day} and {@code neonpro:requests:forecast}, hour by hour. */
final class Foresight {

    private static final int WEEKS = 3;

    private final SyntheticYear year;

    Foresight(SyntheticYear year) {
        this.year = year;
    }

    /** What will be asked in an hour, as it is foreseen in the hour before. */
    double requests(int hour) {
        int now = hour - 1;
        double usual = weeksBefore(hour)
                .filter(same -> same >= 0)
                .mapToDouble(year::requests)
                .average()
                .orElseThrow();
        double others = weeksBefore(now)
                .filter(Foresight::isKnown)
                .mapToDouble(this::booked)
                .average()
                .orElse(0);
        double busier = others > 0 ? booked(now) / others : 1;
        double most = 2
                * IntStream.rangeClosed(Math.max(0, now - SyntheticYear.HOURS_A_WEEK + 1), now)
                        .mapToDouble(year::requests)
                        .max()
                        .orElseThrow();
        return Math.min(usual * Math.clamp(busier, 0.2, 2.0), most);
    }

    private static IntStream weeksBefore(int hour) {
        return IntStream.rangeClosed(1, WEEKS).map(week -> hour - week * SyntheticYear.HOURS_A_WEEK);
    }

    /** Whether all was seen that was booked for it. */
    private static boolean isKnown(int now) {
        return now >= (SyntheticYear.DAYS_AHEAD + 1) * SyntheticYear.HOURS_A_DAY;
    }

    /** For about the day around that hour. */
    private double booked(int now) {
        double booked = 0;
        for (int days = 0; days <= SyntheticYear.DAYS_AHEAD; days++) {
            int until = now - days * SyntheticYear.HOURS_A_DAY;
            for (int hour = until - SyntheticYear.HOURS_A_DAY + 1; hour <= until; hour++) {
                booked += year.booked(hour, days);
            }
        }
        return booked;
    }
}
