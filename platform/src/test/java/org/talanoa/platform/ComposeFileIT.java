package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talanoa.platform.Part.Layer;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Containers cannot be started where this is built; that they would find the settings that {@code
 * ./run} was tested with can be seen all the same.
 */
class ComposeFileIT {
    private static final Path ROOT = Path.of("..");

    /** The image says these itself. */
    private static final List<String> OF_THE_IMAGE = List.of("SERVER_PORT", "SERVER_ADDRESS");

    private static final List<String> TO_SIGN_IN =
            List.of("KAFKA_SECURITY_PROTOCOL", "KAFKA_SASL_MECHANISM", "KAFKA_SASL_JAAS_CONFIG");

    private static final String SUCCEEDED = "service_completed_successfully";

    private final JsonNode file = compose();

    ComposeFileIT() throws IOException {}

    @Test
    void it_is_a_compose_file_by_the_schema_of_those() throws IOException {
        var text = Files.readString(Path.of("src/test/resources/compose-spec.json"));
        var schema = Http.JSON.readValue(text, ObjectNode.class);
        // By these names the validator would look for it, and for its dialect, elsewhere.
        schema.remove("$id");
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        var faults =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema.toString(), InputFormat.JSON)
                        .validate(file.toString(), InputFormat.JSON);
        assertThat(faults).extracting(Object::toString).isEmpty();
    }

    @Test
    void what_goes_on_for_long_is_limited_looked_after_and_keeps_no_endless_log() {
        assertThat(file.path("services").properties())
                .filteredOn(one -> one.getValue().has("restart"))
                .hasSizeGreaterThan(8)
                .allSatisfy(one -> {
                    var service = one.getValue();
                    assertThat(service.propertyNames())
                            .contains("mem_limit", "cpus", "logging", "security_opt");
                    assertThat(service.at("/logging/options/max-size").asString()).isNotEmpty();
                    var ofOurImage = service.at("/build/target").asString("").equals("service");
                    assertThat(ofOurImage || service.has("healthcheck"))
                            .as("whether the health of " + one.getKey() + " is looked at")
                            .isTrue();
                });
    }

    @Test
    void each_service_has_a_user_of_kafka_and_of_mongodb_that_no_other_has() {
        var services = file.path("services");
        for (var rights : KafkaRights.ALL) {
            var name = rights.service();
            assertThat(sources(services.path(name), "(kafka|mongodb).*"))
                    .containsExactlyInAnyOrder("kafka-" + name, "mongodb-" + name);
        }
        assertThat(sources(services.path("portal"), "(kafka|mongodb).*"))
                .containsExactly("mongodb-portal");
        assertThat(sources(services.path("mongodb"), ".*"))
                .containsAll(
                        file.path("secrets").propertyNames().stream()
                                .filter(name -> name.startsWith("mongodb"))
                                .toList());
    }

    /** A user who can't be made leaves a data folder that looks as if all had been. */
    @Test
    void the_users_of_mongodb_are_made_of_the_copies_that_mongodb_may_read() throws IOException {
        var entrypoint = file.at("/services/mongodb/entrypoint/2").asString();
        var users = Files.readString(ROOT.resolve("deploy/mongodb/users.js"));
        assertThat(found("-t (\\S+) /run/secrets/\\*", entrypoint))
                .isEqualTo(found("const secrets = \"(.+)\";", users));
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    @Test
    void the_secrets_that_it_names_are_made_once_and_are_their_owners_alone(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeThat(makesSecrets(folder)).as("openssl is there").isZero();
        assertThat(namesIn(folder))
                .containsExactlyInAnyOrderElementsOf(file.path("secrets").propertyNames());
        var before = contents(folder);
        assertThat(before.values()).doesNotHaveDuplicates();
        for (var name : namesIn(folder)) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(before.get("kafka-users"))
                .contains(KafkaRights.ALL.stream().map(r -> "user_" + r.service()).toList());
        assertThat(makesSecrets(folder)).isZero();
        assertThat(contents(folder)).isEqualTo(before);
    }

    private static int makesSecrets(Path folder) throws IOException, InterruptedException {
        return new ProcessBuilder("deploy/secrets", folder.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new HashMap<String, String>();
        for (var name : namesIn(folder)) {
            contents.put(name, Files.readString(folder.resolve(name)));
        }
        return contents;
    }

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
            // The broker of ./run asks nobody who they are.
            if (part.layer() == Layer.SERVICE) wanted.addAll(TO_SIGN_IN);
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
            assertThat(Set.copyOf(secrets.propertyNames())).containsAll(sources(service, ".*"));
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

    /** By what the service calls them: a secret of its own may have another name outside. */
    private static List<String> secretsOf(JsonNode service, String like) {
        return named(service, "target", like);
    }

    private static List<String> sources(JsonNode service, String like) {
        return named(service, "source", like);
    }

    private static List<String> named(JsonNode service, String by, String like) {
        return service.path("secrets")
                .valueStream()
                .map(secret -> secret.isObject() ? secret.path(by).asString() : secret.asString())
                .filter(name -> name.matches(like))
                .toList();
    }

    private static JsonNode compose() throws IOException {
        try (var reader = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            return Http.JSON.valueToTree(new Yaml().load(reader));
        }
    }
}
