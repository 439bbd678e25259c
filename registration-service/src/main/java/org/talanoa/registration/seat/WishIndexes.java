package org.talanoa.registration.seat;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.talanoa.kit.Rounds;

/** Makes the indexes of wishes as soon as the database answers; then its work is done. */
@Component
class WishIndexes extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(WishIndexes.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final SeatStore seats;

    WishIndexes(SeatStore seats) {
        super("wish-indexes");
        this.seats = seats;
    }

    @Override
    protected Optional<Duration> round() {
        try {
            seats.makeIndexes();
            return Optional.empty();
        } catch (MongoException e) {
            log.debug("The database is away; indexes are made later", e);
            return Optional.of(WHILE_AWAY);
        }
    }
}
