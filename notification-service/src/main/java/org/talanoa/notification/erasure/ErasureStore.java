package org.talanoa.notification.erasure;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;

/** Erasures that are under way, and the graves that stay of those that are done. */
@Repository
class ErasureStore {
    private final MongoCollection<Erasure> underWay;
    private final Documents<Grave, ContactEvent> graves;

    ErasureStore(MongoDatabase database, DocumentStore documents) {
        underWay = database.getCollection("erasures", Erasure.class);
        graves =
                documents.documents(
                        AggregateType.of("graves", Grave.class, EventTopic.NOTICES, Grave::dug));
    }

    void begin(Erasure erasure) {
        underWay.replaceOne(of(erasure.contact()), erasure, new ReplaceOptions().upsert(true));
    }

    Optional<Erasure> find(ContactId contact) {
        return Optional.ofNullable(underWay.find(of(contact)).first());
    }

    List<Erasure> underWay() {
        return underWay.find().into(new ArrayList<>());
    }

    boolean isDone(ContactId contact) {
        return graves.find(contact.value()).isPresent();
    }

    /** Leaves a grave, which tells everyone, once. */
    void done(Erasure erasure) {
        graves.createOnce(erasure.contact().value(), Grave.of(erasure).dug());
        underWay.deleteOne(of(erasure.contact()));
    }

    private static Bson of(ContactId contact) {
        return eq("_id", contact);
    }
}
