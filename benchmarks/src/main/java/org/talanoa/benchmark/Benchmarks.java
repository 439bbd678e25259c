package org.talanoa.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what is asked for, or all: {@code benchmarks/run [--port P] [figure …]}. Each figure has
 * a platform started for it, with nothing in it. {@code --mongodb URI} measures reads on another
 * store, which has to be empty, too.
 */
final class Benchmarks {
    private static final int PORT = 18_080;

    private Benchmarks() {}

    private static Map<String, Figure> figures(int port, String mongoUri) {
        var figures = new LinkedHashMap<String, Figure>();
        if (!mongoUri.isEmpty()) {
            figures.put("reads", new ReadFigure(List.of(100, 10_000, 100_000), mongoUri));
            return figures;
        }
        figures.put("start", new StartFigure());
        figures.put("intake", new IntakeFigure());
        figures.put("frames", new FrameFigure());
        figures.put("mails", new MailFigure(port + 28));
        figures.put("events", new EventFigure());
        figures.put("reads", new ReadFigure(List.of(100, 10_000), ""));
        return figures;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var wanted = new ArrayList<>(List.of(arguments));
        int port = Integer.parseInt(option("--port", Integer.toString(PORT), wanted));
        var figures = figures(port, option("--mongodb", "", wanted));
        if (wanted.isEmpty()) wanted.addAll(figures.keySet());
        var root = Path.of(System.getProperty("talanoa.root", "")).toAbsolutePath();
        var report = new Report();
        for (var name : wanted) {
            var figure = figures.get(name);
            if (figure == null) {
                System.err.println("The figures are: " + String.join(" ", figures.keySet()));
                System.exit(2);
                return;
            }
            try (var platform = Platform.start(root, port, figure.settings())) {
                platform.waitUntilQuiet();
                say("measuring " + name);
                figure.measure(platform, report);
            }
        }
        System.out.println(report.write(root.resolve("benchmarks", "target")));
    }

    /** The value after a name, taken out of the arguments. */
    private static String option(String name, String otherwise, List<String> arguments) {
        int at = arguments.indexOf(name);
        if (at < 0) return otherwise;
        arguments.remove(at);
        return arguments.remove(at);
    }

    /** What is going on, for whoever waits. */
    static void say(String what) {
        System.out.println(LocalTime.now(ZoneOffset.UTC) + " " + what);
    }
}
