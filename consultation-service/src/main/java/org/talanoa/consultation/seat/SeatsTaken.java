package org.talanoa.consultation.seat;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Projection;

/** How many seats of each consultation nobody else can have, as last heard of. */
@Component
public class SeatsTaken {
    private final Projection<Count> counts;

    /** Seats of a consultation that are confirmed or offered. */
    public record Count(ConsultationId consultation, int taken) {
        static Count of(SeatFacts seat) {
            return new Count(
                    seat.consultation(), seat.totals().confirmed() + seat.totals().offered());
        }
    }

    SeatsTaken(MongoDatabase database) {
        counts = new Projection<>(database, "seats", Count.class);
    }

    /** Of these consultations; one of which nothing has been heard is missing. */
    public Map<ConsultationId, Integer> of(Collection<ConsultationId> consultations) {
        return counts
                .find(in("_id", consultations.stream().map(ConsultationId::value).toList()))
                .stream()
                .collect(Collectors.toMap(Count::consultation, Count::taken));
    }

    /** Keeps the totals of the newest event; whose seat it tells of does not matter. */
    @Configuration(proxyBeanMethods = false)
    static class SeatsConsumer {
        @Bean
        Consumer<Message<byte[]>> onSeat(EventReader events, SeatsTaken taken) {
            return message ->
                    events.read(message, SeatEvent.class)
                            .ifPresent(fact -> {
                                var count = Count.of(fact.event().seat());
                                taken.counts.keep(count.consultation(), fact.version(), count);
                            });
        }
    }
}
