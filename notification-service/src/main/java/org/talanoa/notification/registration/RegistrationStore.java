package org.talanoa.notification.registration;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.kit.event.Projection;

/** The newest of each registration. */
@Repository
public class RegistrationStore {
    private final Projection<KnownRegistration> registrations;

    RegistrationStore(MongoDatabase database) {
        registrations = new Projection<>(database, "registrations", KnownRegistration.class);
    }

    public void keep(RegistrationFacts facts, long version) {
        registrations.keep(facts.id(), version, KnownRegistration.of(facts));
    }

    public Optional<KnownRegistration> find(RegistrationId id) {
        return registrations.find(id);
    }

    /** Empty too while its address is not proven. */
    public Optional<KnownRegistration> proven(RegistrationId id) {
        return registrations.find(id).filter(KnownRegistration::addressProven);
    }
}
