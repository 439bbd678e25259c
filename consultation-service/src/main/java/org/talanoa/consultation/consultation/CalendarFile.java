package org.talanoa.consultation.consultation;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.review.ConsultationStatus;

/** Consultations as a calendar (RFC 5545). One without a date and times is left out. */
@Component
class CalendarFile {
    private static final LanguageTag ENGLISH = new LanguageTag("en");

    String of(List<Consultation> consultations) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Talanoa//Consultations//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        var zones = TimeZoneRegistryFactory.getInstance().createRegistry();
        var added = new HashSet<String>();
        for (var consultation : consultations) {
            var released = consultation.published();
            var details = released.details();
            var date = details.date();
            var start = details.startTime();
            var end = details.endTime();
            if (date == null || start == null || end == null) continue;
            var zone = details.timeZone();
            // A calendar that names a zone has to define it, or some programs take the times for
            // local ones. A zone that the library does not know can only be named.
            var definition = zones.getTimeZone(zone.getId());
            if (definition != null && added.add(zone.getId())) {
                calendar.add(definition.getVTimeZone());
            }
            var event =
                    new VEvent(
                            date.atTime(start).atZone(zone),
                            date.atTime(end).atZone(zone),
                            details.title().best(ENGLISH));
            event.add(new Uid(consultation.id().value() + "@talanoa"));
            // By it a calendar knows that this is newer than what it has (RFC 5545, 3.8.7.4).
            var cancelled = consultation.status() == ConsultationStatus.CANCELLED;
            event.add(new Sequence(released.number() + (cancelled ? 1 : 0)));
            event.add(
                    cancelled
                            ? ImmutableStatus.VEVENT_CANCELLED
                            : ImmutableStatus.VEVENT_CONFIRMED);
            calendar.add(event);
        }
        return written(calendar);
    }

    private static String written(Calendar calendar) {
        try (var text = new StringWriter()) {
            new CalendarOutputter(false).output(calendar, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
