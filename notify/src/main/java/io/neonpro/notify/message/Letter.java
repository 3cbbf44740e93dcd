package io.neonpro.notify.message;

import io.neonpro.notify.Language;

/**
 * A message as it was written.
 *
 * @param recipient an e-mail address
 * @param body plain text
 * @param html the same as a page
 * @param calendar the same for the patient's calendar, as {@code text/calendar}
 */
public record Letter(String recipient, Language language, String subject, String body, String html, String calendar) {}
