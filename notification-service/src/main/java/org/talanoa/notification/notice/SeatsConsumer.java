package org.talanoa.notification.notice;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.seat.SeatStore;

/** Keeps who has which seat, and tells focal points of it. */
@Configuration(proxyBeanMethods = false)
class SeatsConsumer {
    private final SeatStore seats;
    private final FocalPoints focalPoints;
    private final Announcements announcements;

    SeatsConsumer(SeatStore seats, FocalPoints focalPoints, Announcements announcements) {
        this.seats = seats;
        this.focalPoints = focalPoints;
        this.announcements = announcements;
    }

    @Bean
    Consumer<Message<byte[]>> onSeat(EventReader events) {
        return message -> events.read(message, SeatEvent.class).ifPresent(this::on);
    }

    private void on(Fact<SeatEvent> fact) {
        var seat = fact.event().seat();
        seats.keep(seat, fact.version());
        var about = new Notice.About(seat.consultation(), seat.state(), seat.offerUntil(), null);
        NoticeRules.templateFor(fact.event())
                .map(template ->
                        Reason.of(
                                fact.id(),
                                template,
                                fact.time(),
                                seat.review(),
                                seat.registration(),
                                about))
                .ifPresent(focalPoints::tell);
        // From a state that is told once more no notice follows.
        if (fact.event() instanceof SeatEvent.Republished) return;
        announcements.catchUp(seat.consultation(), seat.registration());
    }
}
