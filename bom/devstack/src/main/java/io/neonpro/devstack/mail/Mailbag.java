package io.neonpro.devstack.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest mails, in the order in which they came. */
final class Mailbag {

    private static final int MOST_MAILS = 5_000;

    private final Deque<Mail> mails = new ArrayDeque<>();

    synchronized void add(Mail mail) {
        if (mails.size() == MOST_MAILS) {
            mails.removeFirst();
        }
        mails.addLast(mail);
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    synchronized void clear() {
        mails.clear();
    }
}
