package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talanoa.platform.Part.Layer;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * Containers cannot be started where this is built; that they would find the settings that {@code
 * ./run} was tested with can be seen all the same.
 */
class ComposeFileIT {
    private static final Path ROOT = Path.of("..");

    /** The image says these itself. */
    private static final List<String> OF_THE_IMAGE = List.of("SERVER_PORT", "SERVER_ADDRESS");

    private static final String SUCCEEDED = "service_completed_successfully";

    private final JsonNode file = compose();

    ComposeFileIT() throws IOException {}

    @Test
    void services_find_the_same_settings_in_containers_as_under_run(@TempDir Path folder)
            throws CannotStart {
        var home = new Home(folder);
        home.prepare();
        for (var part : Talanoa.installation(home, new Ports(8080)).parts()) {
            if (part.layer() != Layer.SERVICE && part.layer() != Layer.PORTAL) continue;
            var wanted = new HashSet<>(part.environment().keySet());
            wanted.remove(Installation.FOR_THE_EMBEDDED_STORE);
            wanted.add("SPRING_CONFIG_IMPORT");
            var service = file.path("services").path(part.name());
            assertThat(
                            Stream.of(
                                            service.path("environment").propertyNames(),
                                            secretsOf(service, "[A-Z_]+"),
                                            OF_THE_IMAGE)
                                    .flatMap(names -> names.stream()))
                    .as("settings of " + part.name())
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void each_secret_is_a_file_and_none_has_a_default() {
        var secrets = file.path("secrets");
        for (var service : file.path("services")) {
            assertThat(Set.copyOf(secrets.propertyNames())).containsAll(secretsOf(service, ".*"));
        }
        assertThat(secrets.properties())
                .isNotEmpty()
                .allSatisfy(secret ->
                        assertThat(secret.getValue().path("file").asString())
                                .isEqualTo("./secrets/" + secret.getKey()));
    }

    @Test
    void each_service_of_ours_has_an_image_made_of_its_own_module() {
        var ours =
                file.path("services").properties().stream()
                        .filter(one ->
                                one.getValue().at("/build/target").asString().equals("service"))
                        .toList();
        assertThat(ours)
                .hasSize(6)
                .allSatisfy(one ->
                        assertThat(one.getValue().at("/build/args/PROGRAM").asString())
                                .isEqualTo(one.getKey()));
    }

    @Test
    void a_step_that_ends_is_waited_for_or_up_would_call_its_end_a_failure() {
        var steps = new ArrayList<String>();
        var waitedFor = new ArrayList<String>();
        file.path("services")
                .properties()
                .forEach(one -> {
                    if (one.getValue().path("restart").isMissingNode()) steps.add(one.getKey());
                    one.getValue()
                            .path("depends_on")
                            .properties()
                            .forEach(on -> {
                                if (on.getValue().path("condition").asString().equals(SUCCEEDED))
                                    waitedFor.add(on.getKey());
                            });
                });
        assertThat(steps).isNotEmpty();
        assertThat(waitedFor).containsAll(steps);
    }

    private static List<String> secretsOf(JsonNode service, String like) {
        return service.path("secrets")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> name.matches(like))
                .toList();
    }

    private static JsonNode compose() throws IOException {
        try (var reader = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            return Http.JSON.valueToTree(new Yaml().load(reader));
        }
    }
}
