package org.talanoa.notification.notice;

import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.kit.event.EventReader;

/** Adds the notices that facts of registrations call for. */
@Configuration(proxyBeanMethods = false)
class RegistrationsConsumer {
    private final NoticeStore notices;
    private final ApplicationEventPublisher house;

    RegistrationsConsumer(NoticeStore notices, ApplicationEventPublisher house) {
        this.notices = notices;
        this.house = house;
    }

    @Bean
    Consumer<Message<byte[]>> onRegistration(EventReader events) {
        return message ->
                events.read(message, RegistrationEvent.class)
                        .flatMap(NoticeRules::noticeFor)
                        .ifPresent(this::add);
    }

    private void add(Notice notice) {
        notices.add(notice);
        house.publishEvent(new NoticeAdded(notice));
    }
}
