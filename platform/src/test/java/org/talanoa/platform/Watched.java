package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What operators are given to watch: the alerts and the dashboard under {@code deploy}. */
final class Watched {
    private static final Path DEPLOY = Path.of("..", "deploy");

    /** Label matchers, texts and label lists name no metric. */
    private static final Pattern NO_METRICS =
            Pattern.compile(
                    "\\{[^}]*}|\"[^\"]*\"|\\[[^]]*]|\\b(by|without|on|ignoring) *\\([^)]*\\)");

    /** A name that is not called as a function. */
    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?! *\\()");

    /** A metric with matchers of labels. */
    private static final Pattern SERIES = Pattern.compile("([a-z_][a-z0-9_]*)\\{([^}]*)}");

    private static final Pattern MATCHER = Pattern.compile("(\\w+) *(=~|!~|!=|=) *\"([^\"]*)\"");

    /** What is summed up by labels: the first metric after functions. */
    private static final Pattern GROUPED =
            Pattern.compile("\\bby *\\(([^)]*)\\) *\\((?:[a-z_]+\\()*([a-z_][a-z0-9_]*)");

    /** Prometheus adds these itself, or {@code prometheus.yml} does. */
    private static final Set<String> LABELS_OF_SCRAPING = Set.of("job", "instance", "service");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "by", "bool");

    private Watched() {}

    static List<JsonNode> alerts() throws IOException {
        return yaml("prometheus", "alerts.yml")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static JsonNode scraping() throws IOException {
        return yaml("prometheus", "prometheus.yml");
    }

    static List<JsonNode> panels() throws IOException {
        var dashboard = Files.readString(DEPLOY.resolve(Path.of("grafana", "talanoa.json")));
        return Http.JSON.readTree(dashboard).path("panels").valueStream().toList();
    }

    private static Stream<String> expressions() throws IOException {
        return Stream.concat(
                        alerts().stream(),
                        panels().stream().flatMap(panel -> panel.path("targets").valueStream()))
                .map(one -> one.path("expr").asString());
    }

    /**
     * A label that an alert or a panel asks of a metric.
     *
     * @param value the only one that will do; empty where several may
     */
    record Label(String metric, String name, String value) {
        boolean isOf(String series) {
            return series.startsWith(metric + "{")
                    && series.matches(
                            ".*[{,]"
                                    + name
                                    + "=\""
                                    + (value.isEmpty() ? "[^\"]*" : value)
                                    + "\".*");
        }
    }

    /** A label of another name than it has would leave its alert silent. */
    static Set<Label> labels() throws IOException {
        var labels = new LinkedHashSet<Label>();
        for (var expression : expressions().toList()) {
            SERIES.matcher(expression)
                    .results()
                    .forEach(series ->
                            MATCHER.matcher(series.group(2))
                                    .results()
                                    .map(asked ->
                                            new Label(
                                                    series.group(1),
                                                    asked.group(1),
                                                    asked.group(2).equals("=")
                                                            ? asked.group(3)
                                                            : ""))
                                    .forEach(labels::add));
            GROUPED.matcher(expression)
                    .results()
                    .forEach(grouped -> {
                        for (var name : grouped.group(1).split(", *", -1)) {
                            labels.add(new Label(grouped.group(2), name, ""));
                        }
                    });
        }
        labels.removeIf(label -> LABELS_OF_SCRAPING.contains(label.name()));
        return labels;
    }

    /** Every metric that an alert or a panel asks for. */
    static Set<String> metrics() throws IOException {
        var metrics = new TreeSet<String>();
        expressions()
                .forEach(expression -> {
                    var name = NAME.matcher(NO_METRICS.matcher(expression).replaceAll(" "));
                    while (name.find()) {
                        if (!OPERATORS.contains(name.group())) metrics.add(name.group());
                    }
                });
        // Prometheus's own.
        metrics.remove("up");
        return metrics;
    }

    private static JsonNode yaml(String folder, String file) throws IOException {
        try (var reader = Files.newBufferedReader(DEPLOY.resolve(folder).resolve(file))) {
            return Http.JSON.valueToTree(new Yaml().load(reader));
        }
    }
}
