package io.neonpro.kernel.value;

/** What a value is refused with, in the user's terms; its message is fit to be answered. */
public final class InvalidValue extends IllegalArgumentException {

    /** Any value that is not what it should be. */
    public static final String VALUE = "invalid-value";

    /** Money whose amount is not written as digits, a point and the currency's decimals. */
    public static final String AMOUNT = "invalid-amount";

    /** Money in what is no currency in use. */
    public static final String CURRENCY = "invalid-currency";

    /** Nothing, where there must be something. */
    public static final String REQUIRED = "required";

    private final String component;
    private final String code;

    /**
     * @param message completes "it …", for example {@code must be a date}
     */
    public InvalidValue(String message) {
        this("", VALUE, message);
    }

    /**
     * @param component of the value that is wrong, by its name in JSON; empty for the whole
     * @param code stable, kebab-case
     */
    public InvalidValue(String component, String code, String message) {
        super(message);
        this.component = component;
        this.code = code;
    }

    public String component() {
        return component;
    }

    public String code() {
        return code;
    }
}
