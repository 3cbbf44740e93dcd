package io.neonpro.notify.calendar;

/**
 * Somebody who takes part in what an invite is about.
 *
 * @param address an e-mail address
 */
public record Party(String name, String address) {

    String parameter() {
        return "CN=" + ContentLine.quoted(name);
    }

    String value() {
        return "mailto:" + ContentLine.withoutControls(address);
    }
}
