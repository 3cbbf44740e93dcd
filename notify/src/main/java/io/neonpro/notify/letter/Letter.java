package io.neonpro.notify.letter;

import io.neonpro.notify.Language;

/**
 * A message in words.
 *
 * @param recipient an e-mail address
 * @param body plain text
 * @param html the same as a page
 * @param calendar the same for the patient's calendar, as {@code text/calendar}
 */
public record Letter(String recipient, Language language, String subject, String body, String html, String calendar)
        implements Draft {}
