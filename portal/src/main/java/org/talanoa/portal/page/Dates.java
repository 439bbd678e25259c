package org.talanoa.portal.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Dates and times as a reader of one language writes them, always with the city whose clock is
 * meant.
 */
public final class Dates {
    /**
     * Arabic is read from Rabat to Muscat, and months have two names there; both are given, as the
     * United Nations does.
     */
    private static final Map<Long, String> ARABIC_MONTHS = arabicMonths();

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final MessageSource words;
    private final Locale locale;
    private final @Nullable ZoneId readersZone;

    public Dates(MessageSource words, Reader reader) {
        this.words = words;
        this.locale = reader.locale();
        this.readersZone = reader.zone();
    }

    /** 6 Oct 2027. */
    public String day(LocalDate date) {
        return format("date.day", date);
    }

    /** 7–9 March 2028. */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return format("date.full", first);
        }
        return YearMonth.from(first).equals(YearMonth.from(last))
                ? say(
                        "date.range",
                        format("date.range.first", first),
                        format("date.range.last", last))
                : say("date.range", format("date.full", first), format("date.full", last));
    }

    /** Wed 11:00–14:00 Bangkok. */
    public String slot(LocalDate date, LocalTime start, LocalTime end, ZoneId zone) {
        return slot(ZonedDateTime.of(date, start, zone), end.format(CLOCK), zone);
    }

    /** The same hours on the reader's clock; nothing where that shows the same, or isn't known. */
    public @Nullable String readersSlot(
            LocalDate date, LocalTime start, LocalTime end, ZoneId zone) {
        var from = onReadersClock(ZonedDateTime.of(date, start, zone));
        var to = onReadersClock(ZonedDateTime.of(date, end, zone));
        return from == null || to == null || readersZone == null
                ? null
                : slot(from, to.format(CLOCK), readersZone);
    }

    /** Wed 3 November 2027, 23:59 Bangkok (your time in Suva: Thu 4 November 2027, 04:59). */
    public String moment(ZonedDateTime moment) {
        var there = momentIn(moment);
        var here = onReadersClock(moment);
        return here == null ? there : say("date.moment.both", there, momentIn(here));
    }

    /** Wed 3 November 2027. */
    public String weekday(LocalDate date) {
        return format("date.full.weekday", date);
    }

    /** 14:32 Bangkok. */
    public String clock(ZonedDateTime moment) {
        return say("date.clock", moment.format(CLOCK), city(moment.getZone()));
    }

    public String city(ZoneId zone) {
        var id = zone.getId();
        var name = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return String.valueOf(words.getMessage("city." + id, null, name, locale));
    }

    private @Nullable ZonedDateTime onReadersClock(ZonedDateTime moment) {
        if (readersZone == null) {
            return null;
        }
        var here = moment.withZoneSameInstant(readersZone);
        return here.getOffset().equals(moment.getOffset()) ? null : here;
    }

    private String slot(ZonedDateTime from, String to, ZoneId zone) {
        return say("date.slot", format("date.weekday", from), from.format(CLOCK), to, city(zone));
    }

    private String momentIn(ZonedDateTime moment) {
        return say(
                "date.moment",
                format("date.full.weekday", moment),
                moment.format(CLOCK),
                city(moment.getZone()));
    }

    /** A sentence of the bundles with dates or numbers in it. */
    public String say(String key, Object... args) {
        return words.getMessage(key, args, locale);
    }

    private String format(String patternKey, TemporalAccessor date) {
        var pattern = words.getMessage(patternKey, null, locale);
        int month = locale.getLanguage().equals("ar") ? pattern.indexOf("MMMM") : -1;
        var builder = new DateTimeFormatterBuilder();
        if (month < 0) {
            builder.appendPattern(pattern);
        } else {
            builder.appendPattern(pattern.substring(0, month))
                    .appendText(ChronoField.MONTH_OF_YEAR, ARABIC_MONTHS)
                    .appendPattern(pattern.substring(month + 4));
        }
        return builder.toFormatter(locale).format(date);
    }

    private static Map<Long, String> arabicMonths() {
        var names =
                List.of(
                        "كانون الثاني/يناير",
                        "شباط/فبراير",
                        "آذار/مارس",
                        "نيسان/أبريل",
                        "أيار/مايو",
                        "حزيران/يونيه",
                        "تموز/يوليه",
                        "آب/أغسطس",
                        "أيلول/سبتمبر",
                        "تشرين الأول/أكتوبر",
                        "تشرين الثاني/نوفمبر",
                        "كانون الأول/ديسمبر");
        var months = new HashMap<Long, String>();
        for (int month = 1; month <= 12; month++) {
            months.put((long) month, names.get(month - 1));
        }
        return Map.copyOf(months);
    }
}
