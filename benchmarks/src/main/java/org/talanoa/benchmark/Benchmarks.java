package org.talanoa.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what is asked for, or all: {@code benchmarks/run [--port P] [figure …]}. Each figure has
 * a platform started for it, with nothing in it.
 */
final class Benchmarks {
    private static final int PORT = 18_080;
    private static final Map<String, Figure> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("intake", new IntakeFigure());
        FIGURES.put("frames", new FrameFigure());
    }

    private Benchmarks() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        var wanted = new ArrayList<>(List.of(arguments));
        int port = PORT;
        int option = wanted.indexOf("--port");
        if (option >= 0) {
            wanted.remove(option);
            port = Integer.parseInt(wanted.remove(option));
        }
        if (!FIGURES.keySet().containsAll(wanted)) {
            System.err.println("Figures: " + String.join(" ", FIGURES.keySet()));
            System.exit(2);
        }
        var root = Path.of(System.getProperty("talanoa.root", "")).toAbsolutePath();
        var report = new Report();
        for (var figure : FIGURES.entrySet()) {
            if (!wanted.isEmpty() && !wanted.contains(figure.getKey())) continue;
            try (var platform = Platform.start(root, port, figure.getValue().settings())) {
                platform.waitUntilQuiet();
                figure.getValue().measure(platform, report);
            }
        }
        System.out.println(report.write(root.resolve("benchmarks", "target")));
    }
}
