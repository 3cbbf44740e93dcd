package io.neonpro.patient.person;

import java.util.concurrent.ThreadLocalRandom;

/** Valid CPFs for tests, by the schoolbook's recipe and not the code's. */
public final class Cpfs {

    private Cpfs() {}

    /** One that no other test has, very likely. */
    public static String any() {
        return of("%09d".formatted(ThreadLocalRandom.current().nextInt(1, 999_999_998)));
    }

    /** Nine digits and the two that check them: weights 10 to 2, then 11 to 2; 11 - remainder. */
    static String of(String nine) {
        String ten = nine + check(nine, 10);
        return ten + check(ten, 11);
    }

    private static int check(String digits, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * (firstWeight - i);
        }
        int remainder = sum % 11;
        return remainder < 2 ? 0 : 11 - remainder;
    }
}
