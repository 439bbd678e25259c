package org.talanoa.consultation.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.review.ConsultationFacts;

/**
 * What the secretariat says of a consultation: what it is about, when it is, and who can come.
 *
 * @param date in {@code timeZone}, as the times are; null where it is not known yet
 * @param capacity seats, one for each organization; null where there is no limit
 */
public record Details(
        int order,
        LocalizedText title,
        @Nullable LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        ZoneId timeZone,
        ConsultationFacts.Mode mode,
        List<Integer> objectives,
        List<TopicCode> topics,
        @Nullable Integer capacity,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt) {

    private static final Map<String, Function<Details, @Nullable Object>> FIELDS = fields();

    private static Map<String, Function<Details, @Nullable Object>> fields() {
        var fields = new LinkedHashMap<String, Function<Details, @Nullable Object>>();
        fields.put("order", Details::order);
        fields.put("title", Details::title);
        fields.put("date", Details::date);
        fields.put("startTime", Details::startTime);
        fields.put("endTime", Details::endTime);
        fields.put("timeZone", Details::timeZone);
        fields.put("mode", Details::mode);
        fields.put("objectives", Details::objectives);
        fields.put("topics", Details::topics);
        fields.put("capacity", Details::capacity);
        fields.put("registrationOpensAt", Details::registrationOpensAt);
        fields.put("registrationClosesAt", Details::registrationClosesAt);
        return fields;
    }

    /** In which fields, as the API names them, these say something else than others do. */
    List<String> differencesTo(Details other) {
        return FIELDS.entrySet().stream()
                .filter(field ->
                        !Objects.equals(
                                field.getValue().apply(this), field.getValue().apply(other)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Without a deadline of its own, registration ends when the consultation begins. */
    @Nullable Instant closes() {
        if (registrationClosesAt != null || date == null) return registrationClosesAt;
        var time = startTime == null ? LocalTime.MIN : startTime;
        return date.atTime(time).atZone(timeZone).toInstant();
    }

    @Nullable Instant end() {
        if (date == null) return null;
        var time = endTime == null ? LocalTime.MAX.withNano(0) : endTime;
        return date.atTime(time).atZone(timeZone).toInstant();
    }
}
