package org.talanoa.recommendation.registration;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.talanoa.kit.Rounds;

/** Makes the indexes of registrations as soon as the database answers; then its work is done. */
@Component
class RegistrationIndexes extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(RegistrationIndexes.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final RegistrationStore registrations;

    RegistrationIndexes(RegistrationStore registrations) {
        super("registration-indexes");
        this.registrations = registrations;
    }

    @Override
    protected Optional<Duration> round() {
        try {
            registrations.makeIndexes();
            return Optional.empty();
        } catch (MongoException e) {
            log.debug("The database is away; indexes are made later", e);
            return Optional.of(WHILE_AWAY);
        }
    }
}
