package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have built upon stays: the last release's schemas lie beside the contracts. */
class ReleasedEventsTest {
    @Test
    void events_have_only_grown_since_the_last_release() throws IOException {
        var released = schemas(Path.of("../contracts/released"));
        assertThat(released).isNotEmpty();
        assertThat(SchemaBreaks.between(released, schemas(ContractFiles.FOLDER.resolve("schemas"))))
                .isEmpty();
    }

    /** By topic and type. */
    private static Map<String, JsonNode> schemas(Path folder) throws IOException {
        var schemas = new TreeMap<String, JsonNode>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                schemas.put(folder.relativize(file).toString(), JsonMapper.shared().readTree(file));
            }
        }
        return schemas;
    }
}
