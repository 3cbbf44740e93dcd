package io.neonpro.manifests.deployment.forecast;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What clinics book and ask in the hours of a year: busier by the week, quieter on Sundays and on holidays, with weeks and hours
 * that differ as they like.
 */
final class SyntheticYear {

    static final int HOURS_A_DAY = 24;
    static final int HOURS_A_WEEK = 7 * HOURS_A_DAY;
    static final int WEEKS = 52;
    static final int HOURS = WEEKS * HOURS_A_WEEK;
    static final int DAYS_AHEAD = 14;

    private static final int HOLIDAYS = 14;
    private static final double[] WEEKDAYS = {1.0, 1.05, 1.1, 1.05, 1.0, 0.5, 0.02};
    private static final double APPOINTMENTS_AN_HOUR = 400;
    private static final double GROWTH_A_WEEK = 0.01;

    private final double[] requests = new double[HOURS];
    private final double[][] booked = new double[HOURS][DAYS_AHEAD + 1];
    private final Set<Integer> holidays = new TreeSet<>();

    SyntheticYear(long seed) {
        Random random = new Random(seed);
        while (holidays.size() < HOLIDAYS) {
            holidays.add(random.nextInt(7 * WEEKS));
        }
        for (int week = 0; week < WEEKS; week++) {
            double level = Math.pow(1 + GROWTH_A_WEEK, week) * Math.exp(0.06 * random.nextGaussian());
            for (int hour = week * HOURS_A_WEEK; hour < (week + 1) * HOURS_A_WEEK; hour++) {
                double appointments = level * APPOINTMENTS_AN_HOUR * share(hour);
                requests[hour] = (appointments * 12 + level * 30) * Math.exp(0.07 * random.nextGaussian());
                book(hour, appointments, random);
            }
        }
    }

    /** Asked in that hour. */
    double requests(int hour) {
        return requests[hour];
    }

    boolean isHoliday(int hour) {
        return holidays.contains(hour / HOURS_A_DAY);
    }

    /** Booked in that hour, so many days ahead. */
    double booked(int hour, int days) {
        return hour < 0 ? 0 : booked[hour][days];
    }

    /** Of what an hour of a working day has, at its most. */
    private double share(int hour) {
        int day = hour / HOURS_A_DAY;
        int ofDay = hour % HOURS_A_DAY;
        double curve = ofDay < 8 || ofDay >= 20 ? 0 : Math.sin(Math.PI * (ofDay - 7) / 13);
        return curve * (holidays.contains(day) ? 0.08 : WEEKDAYS[day % 7]);
    }

    /** A quarter on the day itself, a quarter of the rest on the day before, and so on. */
    private void book(int hour, double appointments, Random random) {
        double left = appointments;
        for (int days = 0; days <= DAYS_AHEAD; days++) {
            double part = days == DAYS_AHEAD ? left : left * 0.25;
            int when = hour - days * HOURS_A_DAY - random.nextInt(HOURS_A_DAY);
            if (when >= 0) {
                booked[when][days] += part;
            }
            left -= part;
        }
    }
}
