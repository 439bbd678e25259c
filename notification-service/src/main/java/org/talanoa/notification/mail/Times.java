package org.talanoa.notification.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.talanoa.notification.consultation.KnownConsultation;

/** Times as people say them: the day, the hours, and always the city and its difference to UTC. */
final class Times {
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final MessageSource words;
    private final Locale language;
    private final DateTimeFormatter days;

    Times(MessageSource words, Locale language) {
        this.words = words;
        this.language = language;
        // Arabic with the digits 0 to 9, as everywhere in the house.
        this.days =
                DateTimeFormatter.ofPattern("EEEE d MMMM yyyy")
                        .localizedBy(Locale.forLanguageTag(language.getLanguage() + "-u-nu-latn"));
    }

    /** When a consultation takes place, as far as that is known. */
    String of(KnownConsultation consultation) {
        var date = consultation.date();
        var start = consultation.startTime();
        var end = consultation.endTime();
        if (date == null) return say("common.no-date");
        if (start == null || end == null) return days.format(date);
        return range(date, start, end, consultation.timeZone());
    }

    private String range(LocalDate date, LocalTime start, LocalTime end, ZoneId zone) {
        return say(
                "common.range",
                days.format(date),
                HOURS.format(start),
                HOURS.format(end),
                city(zone),
                offset(date.atTime(start).atZone(zone)));
    }

    /** A moment, as one says it in this zone. */
    String of(Instant moment, ZoneId zone) {
        var there = moment.atZone(zone);
        return say(
                "common.moment",
                days.format(there),
                HOURS.format(there),
                city(zone),
                offset(there));
    }

    private static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static String offset(ZonedDateTime time) {
        var offset = time.getOffset();
        if (offset.equals(ZoneOffset.UTC)) return "UTC";
        return "UTC" + offset.getId().replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, language);
    }
}
