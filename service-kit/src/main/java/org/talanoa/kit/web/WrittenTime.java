package org.talanoa.kit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalTimeDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Times in requests are texts (RFC 3339). Jackson would also take a number for seconds since 1970,
 * and a list of numbers for a date: what was a slip would become a date that nobody wrote.
 */
final class WrittenTime extends DelegatingDeserializer {
    private WrittenTime(ValueDeserializer<?> reader) {
        super(reader);
    }

    static JacksonModule module() {
        return new SimpleModule("written-times")
                .addDeserializer(Instant.class, of(InstantDeserializer.INSTANT))
                .addDeserializer(LocalDate.class, of(LocalDateDeserializer.INSTANCE))
                .addDeserializer(LocalTime.class, of(LocalTimeDeserializer.INSTANCE));
    }

    @SuppressWarnings("unchecked") // it reads what its reader reads
    private static <T> ValueDeserializer<T> of(ValueDeserializer<T> reader) {
        return (ValueDeserializer<T>) new WrittenTime(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
        return new WrittenTime(reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser from, DeserializationContext context) {
        if (!from.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(getValueType(context), from);
        }
        var isNoTime = from.getString().chars().allMatch(Character::isDigit);
        return isNoTime
                ? context.handleWeirdStringValue(handledType(), from.getString(), "no time")
                : super.deserialize(from, context);
    }
}
