package org.talanoa.kit.event;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;

/** Which record stands for which CloudEvents type. */
public final class EventTypes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");

    /** There are as many as topics carry; each is looked up once, and not at each record. */
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

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

    /**
     * Whether this release knows such events at all: they have a golden file. A service that reads
     * only some events of a topic misses nothing by passing over the others.
     */
    static boolean isKnown(String type) {
        return NAME.matcher(type).matches() && KNOWN.computeIfAbsent(type, EventTypes::hasGolden);
    }

    private static boolean hasGolden(String type) {
        return EventType.class.getResource("golden/" + type + ".json") != null;
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
