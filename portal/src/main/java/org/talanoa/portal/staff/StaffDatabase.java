package org.talanoa.portal.staff;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The portal's own database: accounts and API clients, nothing of the domain. */
@Configuration(proxyBeanMethods = false)
class StaffDatabase {
    /** A page that can't be made for want of the database says so within seconds. */
    @Bean
    MongoClientSettingsBuilderCustomizer durableAndSoonHonest() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
                        .applyToSocketSettings(s ->
                                s.connectTimeout(2, TimeUnit.SECONDS)
                                        .readTimeout(10, TimeUnit.SECONDS))
                        .applyToServerSettings(s -> s.heartbeatFrequency(1, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase portalDatabase(MongoClient client, StaffSettings settings) {
        return client.getDatabase(settings.database());
    }
}
