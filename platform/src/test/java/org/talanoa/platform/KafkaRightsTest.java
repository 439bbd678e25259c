package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.talanoa.contracts.EventTopic;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Rights on Kafka follow what the services do; a new consumer without its right fails here. */
class KafkaRightsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TOPIC = Pattern.compile("EventTopic\\.([A-Z]+)\\b");

    /** It reads without bindings, and writes nothing. */
    private static final String READER = "dashboard-service";

    private static final List<KafkaRights> ALL = KafkaRights.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void a_service_may_read_what_it_consumes_and_nothing_else(KafkaRights rights)
            throws IOException {
        var consumed =
                rights.service().equals(READER)
                        ? namedInCode(rights.service())
                        : bindings(rights.service())
                                .map(binding -> topic(binding.path("destination").asString()))
                                .collect(Collectors.toSet());
        assertThat(rights.reads()).isEqualTo(consumed);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void its_groups_begin_with_its_name(KafkaRights rights) throws IOException {
        assertThat(bindings(rights.service()))
                .allSatisfy(binding ->
                        assertThat(binding.path("group").asString())
                                .startsWith(rights.service() + "."));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void it_may_write_what_its_code_writes_and_nothing_else(KafkaRights rights) throws IOException {
        var written = rights.service().equals(READER) ? Set.of() : namedInCode(rights.service());
        assertThat(rights.writes()).isEqualTo(written);
    }

    @Test
    void addresses_of_people_are_read_by_the_service_that_mails_and_by_no_other() {
        assertThat(ALL)
                .filteredOn(rights -> rights.reads().contains(EventTopic.CONTACTS))
                .extracting(KafkaRights::service)
                .containsExactly("notification-service");
    }

    @Test
    void every_service_that_has_events_has_rights() throws IOException {
        try (var folders = Files.list(ROOT)) {
            assertThat(
                            folders.map(folder -> folder.getFileName().toString())
                                    .filter(name -> name.endsWith("-service")))
                    .containsExactlyInAnyOrderElementsOf(
                            ALL.stream().map(KafkaRights::service).toList());
        }
    }

    private static EventTopic topic(String name) {
        return Stream.of(EventTopic.values())
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> bindings(String service) throws IOException {
        var settings = ROOT.resolve(service).resolve("src/main/resources/application.yml");
        try (var reader = Files.newBufferedReader(settings)) {
            var yaml = Http.JSON.valueToTree(new Yaml().load(reader));
            return yaml.at("/spring/cloud/stream.bindings").valueStream();
        }
    }

    /** Aggregates and records name the topic that tells of them. */
    private static Set<EventTopic> namedInCode(String service) throws IOException {
        var named = new HashSet<EventTopic>();
        try (var files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                TOPIC.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> EventTopic.valueOf(found.group(1)))
                        .forEach(named::add);
            }
        }
        return named;
    }
}
