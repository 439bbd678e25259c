package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * What we hand on may be handed on: each library of the bill of materials has a licence we know.
 * The profile {@code release} makes the bill anew before; one that an earlier build left says
 * nothing.
 */
@EnabledIfSystemProperty(named = "talanoa.release", matches = "true")
class LicencesIT {
    private static final Path BILL = Path.of("..", "target", "talanoa.cdx.json");

    /** By the names of SPDX, or where a library has none of these, by its own. */
    private static final Set<String> ALLOWED =
            Set.of(
                    "Apache-2.0",
                    "MIT",
                    "MIT-0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "EPL-2.0",
                    "MPL-2.0",
                    "CC0-1.0",
                    // As the tool reads "BSD License"; the texts of mongo-java-server have three
                    // clauses.
                    "BSD-4-Clause",
                    // Texts of three clauses, too.
                    "Go License",
                    "iCal4j - License",
                    // The text of MIT.
                    "Bouncy Castle Licence");

    @Test
    void each_library_may_be_used_under_a_licence_that_we_know() throws IOException {
        assertThat(components())
                .hasSizeGreaterThan(100)
                .allSatisfy(library ->
                        assertThat(licences(library))
                                .as(library.path("purl").asString())
                                .containsAnyElementsOf(ALLOWED));
    }

    private static Stream<JsonNode> components() throws IOException {
        return Http.JSON.readTree(Files.readString(BILL)).path("components").valueStream();
    }

    /** Where there are several, one may choose. */
    private static Stream<String> licences(JsonNode library) {
        return library.path("licenses")
                .valueStream()
                .map(one -> one.path("license"))
                .flatMap(one -> Stream.of(one.path("id").asString(), one.path("name").asString()))
                .filter(name -> !name.isEmpty());
    }
}
