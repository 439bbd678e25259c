package org.talanoa.portal.docs;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI document of all topics, as the contracts bring it along. */
@Component
class EventsDocument {
    private final byte[] text;
    private final JsonNode content;
    private final String eTag;

    EventsDocument(JsonMapper json) throws IOException {
        text = new ClassPathResource("org/talanoa/contracts/asyncapi.json").getContentAsByteArray();
        content = json.readTree(text);
        eTag = "\"" + DigestUtils.md5DigestAsHex(text) + "\"";
    }

    byte[] text() {
        return text.clone();
    }

    JsonNode content() {
        return content;
    }

    /** Of this content and no other. */
    String eTag() {
        return eTag;
    }
}
