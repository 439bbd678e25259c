package org.talanoa.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How long each part takes to be ready while all start together, and how much memory it has then:
 * of the machine's (RSS), and of that what its heap uses after a collection.
 */
final class StartFigure implements Figure {
    private static final Pattern READY = Pattern.compile("(\\S+) +ready after ([0-9.]+) s");
    private static final Pattern HEAP = Pattern.compile("total [0-9]+K, used ([0-9]+)K");
    private static final double MEGA = 1024;

    @Override
    public void measure(Platform platform, Report report) throws IOException, InterruptedException {
        for (var line : platform.console()) {
            var ready = READY.matcher(line);
            if (ready.matches()) {
                var memory = memory(platform.process(ready.group(1)).pid());
                report.row("start of " + ready.group(1), ready.group(2) + " s; " + memory, "");
            } else if (line.contains(" after ")) {
                report.row("start", line.replaceAll(" +http\\S+", ""), "");
            }
        }
    }

    private static String memory(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        var heap = HEAP.matcher(jcmd(pid, "GC.heap_info"));
        double used = 0;
        while (heap.find()) used += Double.parseDouble(heap.group(1));
        var rss = Report.first("/proc/" + pid + "/status", "VmRSS").replaceAll("\\D", "");
        return String.format(
                Locale.ROOT,
                "RSS %.0f MB, heap %.0f MB",
                Double.parseDouble(rss) / MEGA,
                used / MEGA);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process =
                new ProcessBuilder(program, Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException(text);
            return text;
        }
    }
}
