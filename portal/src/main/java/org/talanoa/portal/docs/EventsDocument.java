package org.talanoa.portal.docs;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI document of all topics, as the contracts bring it along. */
@Component
class EventsDocument {
    private final JsonNode content;
    private final PublishedDocument published;

    EventsDocument(JsonMapper json) throws IOException {
        var text =
                new ClassPathResource("org/talanoa/contracts/asyncapi.json")
                        .getContentAsByteArray();
        content = json.readTree(text);
        published = new PublishedDocument(text);
    }

    JsonNode content() {
        return content;
    }

    PublishedDocument published() {
        return published;
    }
}
