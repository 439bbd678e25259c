package org.talanoa.notification.contact;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ContactId;
import org.talanoa.kit.event.Projection;

/** The newest state of each contact, or their grave. */
@Repository
public class ContactStore {
    private final Projection<Contact> contacts;

    ContactStore(MongoDatabase database) {
        contacts = new Projection<>(database, "contacts", Contact.class);
    }

    void keep(ContactId id, long version, Contact contact) {
        contacts.keep(id, version, contact);
    }

    void bury(ContactId id) {
        contacts.bury(id);
    }

    public Optional<Contact> find(ContactId id) {
        return contacts.find(id);
    }
}
