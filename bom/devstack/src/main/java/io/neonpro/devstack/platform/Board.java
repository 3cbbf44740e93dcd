package io.neonpro.devstack.platform;

import io.neonpro.devstack.Progress;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows each part's progress: on a terminal one line per part that changes in place, elsewhere a
 * line per change.
 */
public final class Board implements Progress {

    private static final String LINE = "  %-12s %s";
    private static final String CLEAR_LINE = "\033[2K";

    private final PrintStream out;
    private final boolean isTerminal;
    private final Map<String, String> shown = new LinkedHashMap<>();

    public Board(PrintStream out) {
        this.out = out;
        this.isTerminal = System.console() != null && System.console().isTerminal();
    }

    @Override
    public synchronized void report(String part, String message) {
        String line = LINE.formatted(part, message);
        if (isTerminal && message.lines().count() == 1) {
            redraw(part, line);
        } else {
            freeze();
            out.println(line);
        }
    }

    /** Text below all lines; what is reported later is shown below it. */
    public synchronized void say(String text) {
        freeze();
        out.println(text);
    }

    public synchronized void fail(String reason) {
        freeze();
        System.err.println("NeonPro cannot run: " + reason);
    }

    private void freeze() {
        shown.clear();
    }

    private void redraw(String part, String line) {
        if (!shown.isEmpty()) {
            out.print("\033[" + shown.size() + "A");
        }
        shown.put(part, line);
        shown.values().forEach(each -> out.println(CLEAR_LINE + each));
    }
}
