package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Every metric that an alert or a panel asks for. */
    static Set<String> metrics() throws IOException {
        var expressions =
                Stream.concat(
                        alerts().stream(),
                        panels().stream().flatMap(panel -> panel.path("targets").valueStream()));
        var metrics = new TreeSet<String>();
        expressions
                .map(one -> one.path("expr").asString())
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
