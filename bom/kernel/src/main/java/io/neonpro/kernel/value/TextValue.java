package io.neonpro.kernel.value;

/**
 * A value that is written as text, in one form: two that mean the same are equal. The text alone is its JSON, and what
 * {@link #toString} answers.
 */
public interface TextValue extends CharSequence {

    /** Its one written form. */
    String text();

    @Override
    default int length() {
        return text().length();
    }

    @Override
    default char charAt(int index) {
        return text().charAt(index);
    }

    @Override
    default CharSequence subSequence(int start, int end) {
        return text().subSequence(start, end);
    }
}
