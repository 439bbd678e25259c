package org.talanoa.registration.registration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.contact.ContactRecord.Role;
import org.talanoa.kit.document.Decision.Keyed;

/**
 * The people of a registration whom the house writes to, as the topic {@code contacts} knows them:
 * the focal point, and from approval on the delegates. Who acts for the organization and takes part
 * as well is told as the focal point alone.
 */
final class Contacts {
    /** More of the secretariat's words are of no use to who mails the newest. */
    private static final int MOST_WORDS = 5;

    private Contacts() {}

    static Map<ContactId, ContactRecord> of(Registration registration) {
        var contacts = new LinkedHashMap<ContactId, ContactRecord>();
        var focalPoint = registration.focalPoint();
        if (focalPoint == null) return contacts;
        var id = registration.focalPointId();
        contacts.put(id, record(registration, id, focalPoint, Role.FOCAL_POINT));
        if (registration.wasApproved()) {
            for (var delegate : registration.delegates()) {
                if (delegate.person().address().equals(focalPoint.address())) continue;
                var contact = registration.contactId(delegate.id());
                contacts.put(
                        contact, record(registration, contact, delegate.person(), Role.DELEGATE));
            }
        }
        return contacts;
    }

    /** Everyone's record as it is now, and a tombstone for each who was there and is no more. */
    static List<Keyed> change(Registration before, Registration after) {
        var now = of(after);
        var gone = new HashSet<>(of(before).keySet());
        gone.removeAll(now.keySet());
        return told(now.values(), gone);
    }

    /** Everyone's record as it is now, and tombstones for these. */
    static List<Keyed> now(Registration registration, Set<ContactId> gone) {
        return told(of(registration).values(), gone);
    }

    private static List<Keyed> told(Collection<ContactRecord> contacts, Set<ContactId> gone) {
        var records = new ArrayList<Keyed>();
        for (var id : gone) records.add(Keyed.tombstone(EventTopic.CONTACTS, id));
        for (var contact : contacts) {
            records.add(new Keyed(EventTopic.CONTACTS, contact.id(), contact));
        }
        return List.copyOf(records);
    }

    private static ContactRecord record(
            Registration registration, ContactId id, Person person, Role role) {
        return new ContactRecord(
                id,
                registration.id(),
                registration.reference(),
                registration.review(),
                role,
                person.givenName(),
                person.familyName(),
                person.email(),
                person.locale(),
                registration.organization().name(),
                role == Role.FOCAL_POINT ? words(registration) : null);
    }

    /** What the secretariat said is said to who acts for the organization. */
    private static @Nullable List<ContactRecord.Words> words(Registration registration) {
        var words = new ArrayList<ContactRecord.Words>();
        for (var entry : registration.history()) {
            var text = entry.reason();
            if (entry.isDecision() && text != null) {
                words.add(new ContactRecord.Words(entry.at(), text));
            }
        }
        if (words.isEmpty()) return null;
        return List.copyOf(words.subList(Math.max(0, words.size() - MOST_WORDS), words.size()));
    }
}
