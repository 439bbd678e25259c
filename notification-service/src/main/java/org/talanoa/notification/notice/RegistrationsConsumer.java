package org.talanoa.notification.notice;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.registration.RegistrationStore;

/** Keeps registrations, and adds the notices that their facts call for. */
@Configuration(proxyBeanMethods = false)
class RegistrationsConsumer {
    private final RegistrationStore registrations;
    private final NoticeStore notices;

    RegistrationsConsumer(RegistrationStore registrations, NoticeStore notices) {
        this.registrations = registrations;
        this.notices = notices;
    }

    @Bean
    Consumer<Message<byte[]>> onRegistration(EventReader events) {
        return message -> events.read(message, RegistrationEvent.class).ifPresent(this::on);
    }

    private void on(Fact<RegistrationEvent> fact) {
        registrations.keep(fact.event().registration(), fact.version());
        NoticeRules.noticeFor(fact).ifPresent(notices::add);
    }
}
