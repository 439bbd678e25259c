package org.talanoa.notification.notice;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.consultation.ConsultationStore;
import org.talanoa.notification.seat.KnownSeat;
import org.talanoa.notification.seat.SeatStore;

/** Keeps consultations, and tells of their changes those who have or await a seat. */
@Configuration(proxyBeanMethods = false)
class ConsultationsConsumer {
    private final ConsultationStore consultations;
    private final SeatStore seats;
    private final FocalPoints focalPoints;

    ConsultationsConsumer(
            ConsultationStore consultations, SeatStore seats, FocalPoints focalPoints) {
        this.consultations = consultations;
        this.seats = seats;
        this.focalPoints = focalPoints;
    }

    @Bean
    Consumer<Message<byte[]>> onConsultation(EventReader events) {
        return message -> events.read(message, ConsultationEvent.class).ifPresent(this::on);
    }

    private void on(Fact<ConsultationEvent> fact) {
        var consultation = fact.event().consultation();
        consultations.keep(consultation, fact.version());
        NoticeRules.templateFor(fact.event())
                .ifPresent(template ->
                        seats.touchedBy(consultation.id(), fact.time()).stream()
                                .map(seat -> reason(fact, template, seat))
                                .forEach(focalPoints::tell));
    }

    private static Reason reason(Fact<ConsultationEvent> fact, Template template, KnownSeat seat) {
        var consultation = fact.event().consultation();
        return Reason.of(
                fact.id(),
                template,
                fact.time(),
                consultation.review(),
                seat.registration(),
                new Notice.About(consultation.id(), seat.state(), null, consultation.note()));
    }
}
