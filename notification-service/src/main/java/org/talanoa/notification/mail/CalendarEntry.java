package org.talanoa.notification.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.notice.Template;
import org.talanoa.notification.consultation.KnownConsultation;

/**
 * A consultation for the calendar of somebody who has a seat in it (RFC 5545, RFC 5546). The same
 * event each time, in a newer version with each release: so calendars follow.
 *
 * @param method what a calendar does with it: puts it in, or takes it out
 */
record CalendarEntry(String fileName, String method, String content) {
    /**
     * Writes it.
     *
     * @param sender of the mail: what a calendar gets by mail has to name who sends it (RFC 5546,
     *     3.2.1 and 3.2.5)
     */
    static CalendarEntry of(Told told, LanguageTag language, InternetAddress sender) {
        var consultation = Objects.requireNonNull(told.consultation());
        boolean cancelled = told.notice().template() == Template.CONSULTATION_CANCELLED;
        Method method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH;
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Talanoa//Consultations//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        var zones = TimeZoneRegistryFactory.getInstance().createRegistry();
        // A calendar that names a zone has to define it, or some programs take the times for local
        // ones. A zone that the library does not know can only be named.
        var definition = zones.getTimeZone(consultation.timeZone().getId());
        if (definition != null) calendar.add(definition.getVTimeZone());
        var event = event(consultation, language);
        event.add(new Uid(consultation.id() + "." + told.notice().contact() + "@talanoa"));
        event.add(new Sequence(consultation.release() + (cancelled ? 1 : 0)));
        event.add(organizer(sender));
        event.add(cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        calendar.add(event);
        return new CalendarEntry(fileName(consultation), method.getValue(), written(calendar));
    }

    private static VEvent event(KnownConsultation consultation, LanguageTag language) {
        var zone = consultation.timeZone();
        var date = Objects.requireNonNull(consultation.date());
        return new VEvent(
                date.atTime(Objects.requireNonNull(consultation.startTime())).atZone(zone),
                date.atTime(Objects.requireNonNull(consultation.endTime())).atZone(zone),
                consultation.title().best(language));
    }

    private static Organizer organizer(InternetAddress sender) {
        try {
            var organizer = new Organizer(new URI("mailto", sender.getAddress(), null));
            if (sender.getPersonal() != null) organizer.add(new Cn(sender.getPersonal()));
            return organizer;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The sender can't be written as an address", e);
        }
    }

    static String fileName(KnownConsultation consultation) {
        return "consultation-" + consultation.order() + ".ics";
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
