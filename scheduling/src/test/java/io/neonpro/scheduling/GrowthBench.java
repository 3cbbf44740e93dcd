package io.neonpro.scheduling;

import io.neonpro.devstack.plan.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a month of slots and a booking cost Postgres, for a clinic with a long past and one with little, alone and beside
 * a thousand others. It prints and asserts nothing; run with {@code make bench-growth}.
 */
class GrowthBench {

    private static final int TIMES = 200;
    private static final int LITTLE = 10_000;
    private static final int MUCH = 1_000_000;

    private static final String SLOTS = "FreeTime.QUERY";

    private static final List<String> BOOKING = List.of(
            "KnownPatients.FIND",
            "Catalogue.OFFER",
            "FreeTime.QUERY/minute",
            "Occupations.TAKE_TURNS",
            "Occupations.DELETE_EXPIRED",
            "Occupations.OCCUPY",
            "Occupations.CONFLICTS");

    @Test
    void historyAndOtherTenantsCostNothing() throws SQLException, IOException {
        System.out.printf(
                "%14s %8s %16s %6s %12s %6s%n", "past", "tenants", "month of slots", "ratio", "booking", "ratio");
        Costs base = costs(LITTLE, 1);
        print(LITTLE, 1, base, base);
        print(MUCH, 1, costs(MUCH, 1), base);
        print(LITTLE, 1_000, costs(LITTLE, 1_000), base);
        print(MUCH, 1_000, costs(MUCH, 1_000), base);
    }

    private static Costs costs(int past, int tenants) throws SQLException, IOException {
        try (Plans plans = Plans.of("scheduling", history(past, tenants))) {
            double booking = 0;
            for (String statement : BOOKING) {
                booking += plans.medianMillis(statement, TIMES);
            }
            return new Costs(plans.medianMillis(SLOTS, TIMES), booking);
        }
    }

    private static void print(int past, int tenants, Costs costs, Costs base) {
        System.out.printf(
                "%,14d %,8d %13.2f ms %6.2f %9.2f ms %6.2f%n",
                past,
                tenants,
                costs.slots(),
                costs.slots() / base.slots(),
                costs.booking(),
                costs.booking() / base.booking());
    }

    private static String history(int past, int tenants) throws IOException {
        try (var sql = GrowthBench.class.getResourceAsStream("/plans/growth.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":past", Integer.toString(past))
                    .replace(":others", Integer.toString(tenants - 1));
        }
    }

    /** Medians, in milliseconds. */
    private record Costs(double slots, double booking) {}
}
