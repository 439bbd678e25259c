package org.talanoa.registration.seat;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.registration.review.ReviewStore;

/** Settles seats by what the topics tell of registrations and consultations. */
@Configuration(proxyBeanMethods = false)
class SeatsConsumer {
    @Bean
    Consumer<Message<byte[]>> onRegistration(EventReader events, SeatService seats) {
        return message ->
                events.read(message, RegistrationEvent.class)
                        .ifPresent(fact -> {
                            seats.settle(fact.event().registration(), fact.version());
                            if (fact.event() instanceof RegistrationEvent.ContactErased erased) {
                                seats.forget(erased);
                            }
                        });
    }

    @Bean
    Consumer<Message<byte[]>> onConsultation(
            EventReader events, ReviewStore reviews, SeatService seats) {
        return message ->
                events.read(message, ConsultationEvent.class)
                        .ifPresent(fact -> {
                            var consultation = fact.event().consultation();
                            reviews.keep(consultation, fact.version());
                            seats.hear(Consultation.of(consultation, fact.version()));
                        });
    }
}
