package org.talanoa.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person who typed {@code ./run} reads: a line per part and change. */
final class Console {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void say(Part part, String state) {
        say(part.name(), state);
    }

    void say(String what, String state) {
        say("%-24s%s".formatted(what, state));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
