package org.talanoa.kit.event;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;

/** Which record stands for which CloudEvents type. */
public final class EventTypes {
    private EventTypes() {}

    /** The type an event travels under. */
    public static String nameOf(Class<?> event) {
        return Objects.requireNonNull(
                        event.getAnnotation(EventType.class), () -> event + " has no @EventType")
                .value();
    }

    /** The topic an event travels on. */
    public static EventTopic topicOf(Class<?> event) {
        var declaring = event.getEnclosingClass() == null ? event : event.getEnclosingClass();
        return Objects.requireNonNull(
                        declaring.getAnnotation(OnTopic.class),
                        () -> declaring + " has no @OnTopic")
                .value();
    }

    /** The records of a sealed event interface, or the one record itself, by their types. */
    static Map<String, Class<?>> of(Class<?> events) {
        var records =
                events.isSealed()
                        ? Stream.of(events.getPermittedSubclasses())
                        : Stream.<Class<?>>of(events);
        return records.collect(Collectors.toMap(EventTypes::nameOf, Function.identity()));
    }
}
