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
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.LanguageTag;

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
            var date = consultation.date();
            var start = consultation.startTime();
            var end = consultation.endTime();
            if (date == null || start == null || end == null) continue;
            var zone = consultation.timeZone();
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
                            consultation.title().best(ENGLISH));
            event.add(new Uid(consultation.id().value() + "@talanoa"));
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
