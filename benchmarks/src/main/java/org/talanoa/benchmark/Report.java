package org.talanoa.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table, with the machine and the date. */
final class Report {
    private static final String HEAD =
            """
            | figure | here | bare | ratio | goal |
            |---|---|---|---|---|\
            """;

    private final List<String> rows = new ArrayList<>();
    private final LocalDateTime begun =
            LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);

    /** A figure that has nothing beside it. */
    void row(String figure, String here, String goal) {
        row(figure, here, "", "", goal);
    }

    /** Two rates side by side. */
    void ratio(String figure, String unit, double here, double bare, String goal) {
        row(
                figure,
                number(here) + " " + unit,
                number(bare) + " " + unit,
                String.format(Locale.ROOT, here < bare / 10 ? "%.4f" : "%.2f", here / bare),
                goal);
    }

    private void row(String... cells) {
        var row = "| " + String.join(" | ", cells) + " |";
        System.out.println(row);
        rows.add(row);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    /** Prints the whole and writes it to a file whose name tells when it was begun. */
    Path write(Path folder) throws IOException {
        var text = "%s%n%n%s%n%s%n".formatted(machine(), HEAD, String.join("\n", rows));
        System.out.println(text);
        var name =
                "figures-" + begun.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")) + ".md";
        return Files.writeString(folder.resolve(name), text);
    }

    private String machine() throws IOException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%s UTC, %d cores (%s), %s of memory, Java %s, %s %s; load when it ended: %.1f"
                .formatted(
                        begun,
                        system.getAvailableProcessors(),
                        first("/proc/cpuinfo", "model name"),
                        first("/proc/meminfo", "MemTotal"),
                        Runtime.version(),
                        system.getName(),
                        system.getArch(),
                        system.getSystemLoadAverage());
    }

    /** The value of the first line of this kind in a file of {@code /proc}. */
    static String first(String file, String kind) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(kind))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        }
    }
}
