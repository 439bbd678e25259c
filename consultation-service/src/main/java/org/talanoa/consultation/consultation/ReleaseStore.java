package org.talanoa.consultation.consultation;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.codecs.DecoderContext;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;

/** Releases that a newer one followed, each a document of its own that is written once. */
@Component
class ReleaseStore {
    private final MongoCollection<BsonDocument> collection;

    ReleaseStore(MongoDatabase database) {
        collection = database.getCollection("releases", BsonDocument.class);
    }

    /** Keeps a release; one that is kept stays as it is. */
    void keep(ConsultationId consultation, Release release) {
        collection.updateOne(
                eq("_id", id(consultation, release.number())),
                Updates.setOnInsert("state", release),
                new UpdateOptions().upsert(true));
    }

    Optional<Release> find(ConsultationId consultation, int number) {
        return Optional.ofNullable(collection.find(eq("_id", id(consultation, number))).first())
                .map(found ->
                        collection
                                .getCodecRegistry()
                                .get(Release.class)
                                .decode(
                                        found.getDocument("state").asBsonReader(),
                                        DecoderContext.builder().build()));
    }

    private static String id(ConsultationId consultation, int number) {
        return consultation + "." + number;
    }
}
