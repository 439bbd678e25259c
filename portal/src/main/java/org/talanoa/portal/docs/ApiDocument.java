package org.talanoa.portal.docs;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of all services. It is written by hand, in YAML, and given out as JSON. */
@Component
class ApiDocument {
    private final JsonNode content;
    private final PublishedDocument published;

    ApiDocument(JsonMapper json) throws IOException {
        content = json.valueToTree(yaml());
        published = new PublishedDocument(json.writeValueAsBytes(content));
    }

    private static Object yaml() throws IOException {
        var strictly = new LoaderOptions();
        strictly.setAllowDuplicateKeys(false);
        try (var in = new ClassPathResource("docs/openapi.yaml").getInputStream()) {
            return new Yaml(new SafeConstructor(strictly)).load(in);
        }
    }

    JsonNode content() {
        return content;
    }

    PublishedDocument published() {
        return published;
    }
}
