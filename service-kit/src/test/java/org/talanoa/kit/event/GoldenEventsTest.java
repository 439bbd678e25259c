package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.organization.OrganizationRecord;
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.seat.SeatEvent;

/**
 * How events look on the topics is a promise. Run with {@code -Dgolden.write=true} to write the
 * files of new ones.
 */
class GoldenEventsTest {
    private static final Path FOLDER =
            Path.of("../contracts/src/main/resources/org/talanoa/contracts/golden");
    private final EventJson json = new EventJson();

    static List<Object> events() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_and_read_as_its_golden_file_says(Object event) throws IOException {
        var file = FOLDER.resolve(EventTypes.nameOf(event.getClass()) + ".json");
        var written = new String(json.write(event), StandardCharsets.UTF_8);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, written + "\n");
        }
        assertThat(written).isEqualTo(Files.readString(file).strip());
        assertThat((Object) json.read(Files.readAllBytes(file), event.getClass())).isEqualTo(event);
    }

    @Test
    void every_event_has_a_golden_file() {
        var types =
                Stream.of(
                                RegistrationEvent.class,
                                ReviewEvent.class,
                                ConsultationEvent.class,
                                SubmissionEvent.class,
                                MailEvent.class,
                                ContactRecord.class,
                                ContactEvent.class,
                                SeatEvent.class,
                                OrganizationRecord.class)
                        .flatMap(events -> EventTypes.of(events).keySet().stream())
                        .collect(Collectors.toSet());
        assertThat(EventSamples.all().stream().map(event -> EventTypes.nameOf(event.getClass())))
                .containsExactlyInAnyOrderElementsOf(types);
    }
}
