package org.talanoa.portal.docs;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * All events as people read them, topic by topic.
 *
 * @param headers of every record
 * @param forms that fields of several events have, by name
 */
record EventsPage(
        EventsPageText text,
        EventsPageForm headers,
        List<Topic> topics,
        List<EventsPageForm> forms) {
    private static final String HEADERS = "CloudEvent";

    /**
     * A topic.
     *
     * @param kept how it forgets: Kafka's cleanup policy
     */
    record Topic(
            String name, EventsPageText text, String kept, int partitions, List<Event> events) {}

    /**
     * An event.
     *
     * @param key the form of its record's key
     * @param example a value, in lines
     */
    record Event(EventsPageForm form, EventsPageForm.Type key, String example) {}

    static EventsPage of(JsonNode document) {
        var messages = document.at("/components/messages");
        var forms =
                document.at("/components/schemas").propertyNames().stream()
                        .filter(name -> !messages.has(name) && !name.equals(HEADERS))
                        .sorted()
                        .map(name -> EventsPageForm.of(name, document))
                        .toList();
        return new EventsPage(
                EventsPageText.of(document.at("/info/description").asString()),
                EventsPageForm.of(HEADERS, document),
                document.path("channels").valueStream().map(c -> topic(c, document)).toList(),
                forms);
    }

    private static Topic topic(JsonNode channel, JsonNode document) {
        var binding = channel.at("/bindings/kafka");
        return new Topic(
                channel.path("address").asString(),
                EventsPageText.of(channel.path("description").asString()),
                binding.path("topicConfiguration").path("cleanup.policy").get(0).asString(),
                binding.path("partitions").asInt(),
                channel.path("messages").propertyNames().stream()
                        .map(type -> event(type, document))
                        .toList());
    }

    private static Event event(String type, JsonNode document) {
        var message = document.at("/components/messages").path(type);
        return new Event(
                EventsPageForm.of(type, document),
                EventsPageForm.type(message.at("/bindings/kafka/key")),
                message.path("examples").get(0).path("payload").toPrettyString());
    }
}
