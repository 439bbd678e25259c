package org.talanoa.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class RequestReaderTest {
    private final RequestReader reader =
            new RequestReader(Validation.buildDefaultValidatorFactory().getValidator());

    enum Colour {
        RED,
        BLUE
    }

    record Part(@Nullable String name) {}

    record Body(
            @NotNull String text,
            boolean yes,
            @Nullable Integer number,
            @Nullable Colour colour,
            @Nullable Part part,
            @Nullable Instant at,
            @Nullable LocalDate date,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime time,
            @Nullable List<String> list,
            @Nullable Map<String, String> map) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"text": 5}                             | /text
                    {"text": "x", "yes": 1}                 | /yes
                    {"text": "x", "yes": "true"}            | /yes
                    {"text": "x", "number": 1.9}            | /number
                    {"text": "x", "number": 99999999999}    | /number
                    {"text": "x", "number": "1"}            | /number
                    {"text": "x", "colour": 1}              | /colour
                    {"text": "x", "colour": "1"}            | /colour
                    {"text": "x", "colour": ""}             | /colour
                    {"text": "x", "colour": "GREEN"}        | /colour
                    {"text": "x", "part": "name"}           | /part
                    {"text": "x", "part": 5}                | /part
                    {"text": "x", "part": {"name": true}}   | /part/name
                    {"text": "x", "at": 7}                  | /at
                    {"text": "x", "at": 7.5}                | /at
                    {"text": "x", "at": "7"}                | /at
                    {"text": "x", "at": ""}                 | /at
                    {"text": "x", "at": "soon"}             | /at
                    {"text": "x", "date": [2031, 3, 12]}    | /date
                    {"text": "x", "date": 7}                | /date
                    {"text": "x", "date": "2031-02-30"}     | /date
                    {"text": "x", "time": [11, 0]}          | /time
                    {"text": "x", "time": "11:00:30"}       | /time
                    {"text": "x", "list": "one"}            | /list
                    {"text": "x", "list": ["one", 2]}       | /list/1
                    {"text": "x", "other": 1}               | /other
                    {"yes": true}                           | /text
                    """)
    void what_does_not_fit_is_named_where_it_stands(String body, String pointer) {
        assertThat(faultsOf(body)).extracting(Fault::pointer).containsExactly(pointer);
    }

    @Test
    void reading_goes_on_after_a_fault() {
        assertThat(
                        faultsOf(
                                """
                                {"colour": "GREEN", "part": "name", "other": 1}
                                """))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/colour", "/part", "/other", "/text");
    }

    @Test
    void of_endlessly_many_faults_some_are_told() {
        var many =
                IntStream.range(0, 30_000)
                        .mapToObj(i -> "\"f" + i + "\": 1")
                        .collect(Collectors.joining(",", "{", "}"));
        assertThat(faultsOf(many)).hasSize(200);
    }

    @Test
    void the_same_content_in_another_order_is_the_same() {
        var content = "{\"text\": \"x\", \"map\": {\"a\": \"1\", \"b\": [2, 3]}}";
        var ordered = "{\"map\": {\"b\": [2,3], \"a\": \"1\"}, \"text\": \"x\"}";
        assertThat(canonical(ordered, Body.class)).isEqualTo(canonical(content, Body.class));
        var other = "{\"text\": \"x\", \"map\": {\"a\": \"1\", \"b\": [3, 2]}}";
        assertThat(canonical(other, Body.class)).isNotEqualTo(canonical(content, Body.class));
    }

    @Test
    void what_a_later_release_may_read_besides_changes_nothing() {
        var content = "{\"name\": \"x\"}";
        assertThat(canonical(content, Body.class)).isEqualTo(canonical(content, Part.class));
        var withNull = "{\"name\": \"x\", \"number\": null, \"part\": null}";
        assertThat(canonical(withNull, Body.class)).isEqualTo(canonical(content, Part.class));
    }

    @Test
    void a_patch_that_takes_away_is_another_than_one_that_leaves_alone() {
        assertThat(canonical("{\"name\": null}", ObjectNode.class))
                .isNotEqualTo(canonical("{}", ObjectNode.class));
    }

    private String canonical(String body, Class<?> type) {
        return new String(reader.canonical(body.getBytes(UTF_8), type), UTF_8);
    }

    private List<Fault> faultsOf(String body) {
        var faults = new Faults();
        var atOnce =
                catchThrowableOfType(
                        InvalidContent.class,
                        () -> reader.read(body.getBytes(UTF_8), Body.class, faults));
        return atOnce == null ? faults.list() : atOnce.faults();
    }
}
