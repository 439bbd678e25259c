package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talanoa.contracts.EventType;

/**
 * How events look on the topics is a promise: {@link ContractFiles} says how the files of new ones
 * are written.
 */
class GoldenEventsTest {
    private final EventJson json = new EventJson();

    static List<Object> events() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_and_read_as_its_golden_file_says(Object event) throws IOException {
        var name = "golden/" + EventTypes.nameOf(event.getClass()) + ".json";
        ContractFiles.assertSays(name, new String(json.write(event), StandardCharsets.UTF_8));
        var file = ContractFiles.FOLDER.resolve(name);
        assertThat((Object) json.read(Files.readAllBytes(file), event.getClass())).isEqualTo(event);
    }

    @Test
    void every_event_has_a_golden_file() {
        var types = EventCatalog.annotated(EventType.class).map(EventTypes::nameOf).toList();
        assertThat(EventSamples.all().stream().map(event -> EventTypes.nameOf(event.getClass())))
                .containsExactlyInAnyOrderElementsOf(types);
    }
}
