package org.talanoa.registration.registration;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.kit.event.EventReader;

/** Learns that nothing is left of an erased person elsewhere. */
@Configuration(proxyBeanMethods = false)
class ContactsConsumer {
    @Bean
    Consumer<Message<byte[]>> onContact(EventReader events, RegistrationService service) {
        return message ->
                events.read(message, ContactEvent.class)
                        .ifPresent(fact -> service.scrubbed(fact.event()));
    }
}
