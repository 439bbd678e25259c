package org.talanoa.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.event.Projection;

@SampleTest
class ProjectionTest {
    @Autowired Projection<RegistrationFacts> heard;
    @Autowired MongoDatabase database;

    @Test
    void of_two_that_are_kept_first_at_the_same_time_the_newer_stays() {
        var id = new RegistrationId(UUID.randomUUID().toString());
        var sample = new Sample(id, 0, null, null);
        var older = sample.facts(RegistrationStatus.UNCONFIRMED);
        var newer = sample.facts(RegistrationStatus.UNDER_REVIEW);
        between(() -> heard.keep(id, 1, older)).keep(id, 2, newer);
        assertThat(heard.find(id)).contains(newer);
        between(() -> heard.keep(id, 4, newer)).keep(id, 3, older);
        assertThat(heard.find(id)).contains(newer);
    }

    /**
     * The same projection on a server where somebody is faster: MongoDB's upsert looks and inserts
     * in two steps, which the embedded server does in one.
     */
    private Projection<RegistrationFacts> between(Runnable somebody) {
        var collection = database.getCollection("heard", BsonDocument.class);
        var raced =
                proxy(
                        MongoCollection.class,
                        (method, arguments) -> {
                            if (arguments.length == 3
                                    && arguments[2] instanceof UpdateOptions options
                                    && options.isUpsert()) {
                                somebody.run();
                                throw duplicate();
                            }
                            return method.invoke(collection, arguments);
                        });
        return new Projection<>(
                proxy(MongoDatabase.class, (_, _) -> raced), "heard", RegistrationFacts.class);
    }

    private static MongoWriteException duplicate() {
        return new MongoWriteException(
                new WriteError(11_000, "", new BsonDocument()), new ServerAddress(), Set.of());
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> answer.to(method, arguments)));
    }
}
