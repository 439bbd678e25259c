package org.talanoa.notification.contact;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ContactId;
import org.talanoa.kit.EmailAddress;
import org.talanoa.kit.event.Projection;

/** The newest state of each contact, or their grave. */
@Repository
public class ContactStore {
    private static final String COLLECTION = "contacts";
    private static final String ADDRESS = "state.address";

    private final MongoDatabase database;
    private final Projection<Contact> contacts;

    ContactStore(MongoDatabase database) {
        this.database = database;
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

    /** What the owner of this address may act for, in all reviews. */
    public List<Standing> standingsOf(String email) {
        return contacts.find(eq(ADDRESS, EmailAddress.comparable(email))).stream()
                .map(Contact::standing)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Makes what {@link #standingsOf} is served by. */
    public void makeIndexes() {
        database.getCollection(COLLECTION).createIndex(ascending(ADDRESS));
    }
}
