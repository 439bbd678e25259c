package org.talanoa.notification.contact;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ContactId;
import org.talanoa.kit.EmailAddress;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.event.Projection;

/** The newest state of each contact, or their grave. */
@Repository
public class ContactStore {
    private static final String COLLECTION = "contacts";
    private static final String ADDRESS = "state.address";
    private static final Bson BY_ADDRESS = ascending(ADDRESS);

    private final Projection<Contact> contacts;

    ContactStore(DocumentStore store, MongoDatabase database) {
        store.index(COLLECTION, BY_ADDRESS);
        contacts = new Projection<>(database, COLLECTION, Contact.class);
    }

    void keep(ContactId id, long version, Contact contact) {
        contacts.keep(id, version, contact);
    }

    /** Takes the person away for ever: nothing of them is kept any more, whatever still comes. */
    public void bury(ContactId id) {
        contacts.bury(id);
    }

    public boolean isBuried(ContactId id) {
        return contacts.isBuried(id);
    }

    public Optional<Contact> find(ContactId id) {
        return contacts.find(id);
    }

    /** What the owner of this address may act for, in all reviews; index {@link #BY_ADDRESS}. */
    public List<Standing> standingsOf(String email) {
        return contacts.find(eq(ADDRESS, EmailAddress.comparable(email))).stream()
                .map(Contact::standing)
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
