package org.talanoa.notification.notice;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.consultation.ConsultationStore;

/** Keeps consultations, and tells of their changes those who have or await a seat. */
@Configuration(proxyBeanMethods = false)
class ConsultationsConsumer {
    private final ConsultationStore consultations;
    private final Announcements announcements;

    ConsultationsConsumer(ConsultationStore consultations, Announcements announcements) {
        this.consultations = consultations;
        this.announcements = announcements;
    }

    @Bean
    Consumer<Message<byte[]>> onConsultation(EventReader events) {
        return message -> events.read(message, ConsultationEvent.class).ifPresent(this::on);
    }

    private void on(Fact<ConsultationEvent> fact) {
        consultations.keep(fact.event().consultation(), fact.version());
        NoticeRules.templateFor(fact.event())
                .map(template -> Announcement.of(fact, template))
                .ifPresent(announcements::announce);
    }
}
