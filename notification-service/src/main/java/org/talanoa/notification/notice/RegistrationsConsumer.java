package org.talanoa.notification.notice;

import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationEvent.ContactErased;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.registration.RegistrationStore;

/** Keeps registrations, and adds the notices that their facts call for. */
@Configuration(proxyBeanMethods = false)
class RegistrationsConsumer {
    private final RegistrationStore registrations;
    private final NoticeStore notices;
    private final FocalPoints focalPoints;
    private final ApplicationEventPublisher house;

    RegistrationsConsumer(
            RegistrationStore registrations,
            NoticeStore notices,
            FocalPoints focalPoints,
            ApplicationEventPublisher house) {
        this.registrations = registrations;
        this.notices = notices;
        this.focalPoints = focalPoints;
        this.house = house;
    }

    @Bean
    Consumer<Message<byte[]>> onRegistration(EventReader events) {
        return message -> events.read(message, RegistrationEvent.class).ifPresent(this::on);
    }

    private void on(Fact<RegistrationEvent> fact) {
        var registration = fact.event().registration();
        registrations.keep(registration, fact.version());
        focalPoints.goOn(registration.id());
        if (fact.event() instanceof ContactErased(var _, var contacts)) {
            house.publishEvent(
                    new ContactsErased(registration.id(), registration.review(), contacts));
        }
        NoticeRules.noticesFor(fact).forEach(notices::add);
    }
}
