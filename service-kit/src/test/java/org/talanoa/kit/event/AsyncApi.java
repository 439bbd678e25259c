package org.talanoa.kit.event;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.talanoa.contracts.EventTopic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3.0 document of all topics: made of their list, the records, and one of each event.
 * What holds for all of them stands in {@code asyncapi-frame.json}.
 */
final class AsyncApi {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonMapper mapper = JsonMapper.shared();
    private final SourceDocs docs = new SourceDocs();
    private final EventSchemas schemas = new EventSchemas(docs);
    private final ObjectNode document;

    private AsyncApi() throws IOException {
        var frame = new ClassPathResource("asyncapi-frame.json").getContentAsByteArray();
        document = (ObjectNode) mapper.readTree(frame);
    }

    static ObjectNode document() throws IOException {
        var api = new AsyncApi();
        for (var topic : EventTopic.values()) api.add(topic);
        return api.document;
    }

    private void add(EventTopic topic) {
        var name = topic.topicName();
        var kinds =
                EventCatalog.kinds().stream()
                        .filter(kind -> kind.place().value() == topic)
                        .toList();
        var channel = document.withObject("/channels").putObject(name);
        channel.put("address", name).put("description", said(topic, kinds.stream()));
        var messages = channel.putObject("messages");
        for (var kind : kinds) {
            for (var event : kind.events()) {
                var type = EventTypes.nameOf(event);
                messages.set(type, ref("#/components/messages/" + type));
                document.withObject("/components/messages").set(type, message(kind, event));
            }
        }
        channel.set("bindings", kafka(settings(topic)));
        document.withObject("/operations")
                .putObject("tell-" + name)
                .put("action", "send")
                .set("channel", ref("#/channels/" + name));
    }

    private String said(EventTopic topic, Stream<EventCatalog.Kind> kinds) {
        return Stream.concat(
                        docs.of(topic).stream(),
                        kinds.flatMap(kind -> docs.of(kind.declaring()).stream()))
                .collect(Collectors.joining("\n\n"));
    }

    private ObjectNode settings(EventTopic topic) {
        var binding =
                mapper.createObjectNode()
                        .put("topic", topic.topicName())
                        .put("partitions", EventTopic.PARTITIONS);
        var settings = binding.putObject("topicConfiguration");
        topic.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> {
                    if (setting.getKey().equals("cleanup.policy")) {
                        settings.putArray(setting.getKey()).add(setting.getValue());
                    } else settings.put(setting.getKey(), Long.parseLong(setting.getValue()));
                });
        return binding;
    }

    private ObjectNode message(EventCatalog.Kind kind, Class<?> event) {
        var type = EventTypes.nameOf(event);
        var schema = schemas.of(event);
        keep(type, schema);
        schema.path("$defs").properties().forEach(def -> keep(def.getKey(), def.getValue()));
        var message = mapper.createObjectNode().put("name", type);
        message.set("description", schema.get("description"));
        var headers = message.putObject("headers");
        headers.putArray("allOf").add(ref(SCHEMAS + "CloudEvent"));
        headers.putObject("properties").putObject("ce_type").put("const", type);
        message.set("payload", ref(SCHEMAS + type));
        var key = ref(SCHEMAS + kind.place().key().getSimpleName());
        message.set("bindings", kafka(mapper.createObjectNode().set("key", key)));
        var example = mapper.readTree(new EventJson().write(EventSamples.of(event)));
        message.putArray("examples").addObject().set("payload", example);
        return message;
    }

    /** A name stands for one schema in the whole document. */
    private void keep(String name, JsonNode schema) {
        var kept = document.withObject("/components/schemas");
        var placed = placed(schema);
        var same = kept.replace(name, placed);
        if (same != null && !same.equals(placed)) {
            throw new IllegalStateException("Two schemas are named " + name);
        }
    }

    /**
     * The schema with its names among the components, and nothing beside a reference: AsyncAPI's
     * schemas are those of JSON Schema draft 7, in which that would not count.
     */
    private JsonNode placed(JsonNode schema) {
        if (schema.isArray()) {
            var array = mapper.createArrayNode();
            schema.forEach(item -> array.add(placed(item)));
            return array;
        }
        if (!(schema instanceof ObjectNode object)) return schema;
        var placed = mapper.createObjectNode();
        object.properties()
                .forEach(property -> {
                    switch (property.getKey()) {
                        case "$schema", "$defs" -> {}
                        case "$ref" -> {
                            var name = property.getValue().asString().replace("#/$defs/", SCHEMAS);
                            if (object.size() == 1) placed.put("$ref", name);
                            else placed.putArray("allOf").add(ref(name));
                        }
                        default -> placed.set(property.getKey(), placed(property.getValue()));
                    }
                });
        return placed;
    }

    private ObjectNode kafka(JsonNode binding) {
        ((ObjectNode) binding).put("bindingVersion", "0.5.0");
        var bindings = mapper.createObjectNode();
        bindings.set("kafka", binding);
        return bindings;
    }

    private ObjectNode ref(String to) {
        return mapper.createObjectNode().put("$ref", to);
    }
}
