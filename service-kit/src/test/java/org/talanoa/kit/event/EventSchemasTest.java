package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.seat.SeatEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed schemas are those of the records, and hold for what is really written. */
class EventSchemasTest {
    private static final EventSchemas SCHEMAS = new EventSchemas(new SourceDocs());
    private static final SchemaRegistry VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Named<Class<?>>> events() {
        return EventCatalog.kinds().stream()
                .flatMap(kind -> kind.events().stream())
                .map(event -> Named.of(EventTypes.nameOf(event), event));
    }

    @Test
    void the_committed_schemas_are_those_of_the_records_and_no_other_is_left_behind()
            throws IOException {
        var names = new ArrayList<String>();
        for (var event : EventCatalog.annotated(EventType.class).toList()) {
            names.add(EventCatalog.schemaOf(event));
            ContractFiles.assertSays(names.getLast(), SCHEMAS.of(event).toPrettyString());
        }
        try (var files = Files.walk(ContractFiles.FOLDER.resolve("schemas"))) {
            assertThat(files.filter(Files::isRegularFile).map(ContractFiles::nameOf))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_as_it_is_written_keeps_to_its_schema(Class<?> event) {
        assertThat(faults(event, written(event))).isEmpty();
    }

    /** Where a schema would let pass anything, the test above would prove nothing. */
    @ParameterizedTest
    @MethodSource("events")
    void an_event_without_one_of_its_parts_does_not(Class<?> event) {
        var first = event.getRecordComponents()[0].getName();
        var without = written(event);
        without.remove(first);
        assertThat(faults(event, without)).singleElement().asString().contains(first);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(
                        "an id with a space",
                        RegistrationEvent.Approved.class,
                        event -> event.withObject("registration").put("id", "a name")),
                wrong(
                        "an id as an object",
                        RegistrationEvent.Approved.class,
                        event ->
                                event.withObject("registration")
                                        .putObject("review")
                                        .put("value", "r")),
                wrong(
                        "a status nobody knows",
                        RegistrationEvent.Approved.class,
                        event -> event.withObject("registration").put("status", "LOST")),
                wrong(
                        "null where something must be",
                        RegistrationEvent.Approved.class,
                        event -> event.withObject("registration").putNull("country")),
                wrong(
                        "an instant as a number",
                        RegistrationEvent.Approved.class,
                        event -> event.withObject("registration").put("submittedAt", 1)),
                wrong(
                        "one value instead of a list",
                        RegistrationEvent.Approved.class,
                        event -> event.withObject("registration").put("delegates", "d1")),
                wrong(
                        "a text without its language",
                        ConsultationEvent.Held.class,
                        event -> event.withObject("consultation").put("title", "Borders")),
                wrong(
                        "a time with a zone",
                        ConsultationEvent.Held.class,
                        event -> event.withObject("consultation").put("startTime", "11:00:00Z")),
                wrong(
                        "a number as text",
                        SeatEvent.Confirmed.class,
                        event ->
                                event.withObject("seat")
                                        .withObject("totals")
                                        .put("confirmed", "9")),
                wrong(
                        "words without their time",
                        ContactRecord.class,
                        event -> event.withArray("words").addObject().put("text", "Welcome")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_no_service_would_write_breaks_the_schema(Class<?> event, Consumer<ObjectNode> spoil) {
        var spoilt = written(event);
        spoil.accept(spoilt);
        assertThat(faults(event, spoilt)).isNotEmpty();
    }

    @Test
    void what_came_later_is_let_pass_and_what_may_be_null_may_be_missing() {
        var event = written(RegistrationEvent.Approved.class);
        event.put("later", 1);
        event.withObject("registration").remove(List.of("subregion", "confirmedAt"));
        assertThat(faults(RegistrationEvent.Approved.class, event)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_says_what_it_tells(Class<?> event) {
        assertThat(SCHEMAS.of(event).path("description").asString()).isNotBlank();
    }

    private static Arguments wrong(String name, Class<?> event, Consumer<ObjectNode> spoil) {
        return Arguments.of(Named.of(name, event), spoil);
    }

    private static ObjectNode written(Class<?> event) {
        var sample = EventSamples.of(event);
        return (ObjectNode) JsonMapper.shared().readTree(new EventJson().write(sample));
    }

    private static List<Error> faults(Class<?> event, ObjectNode value) {
        return VALIDATOR
                .getSchema(SCHEMAS.of(event).toString(), InputFormat.JSON)
                .validate(value.toString(), InputFormat.JSON);
    }
}
