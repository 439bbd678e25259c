package org.talanoa.notification.contact;

import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;

/** Keeps who gets mail; a tombstone takes a person away for ever. */
@Configuration(proxyBeanMethods = false)
class ContactsConsumer {
    private final ContactStore contacts;
    private final ApplicationEventPublisher house;

    ContactsConsumer(ContactStore contacts, ApplicationEventPublisher house) {
        this.contacts = contacts;
        this.house = house;
    }

    @Bean
    Consumer<Message<?>> onContact(EventReader events) {
        return message ->
                events.tombstone(message)
                        .map(ContactId::new)
                        .ifPresentOrElse(
                                this::bury,
                                () ->
                                        events.read(message, ContactRecord.class)
                                                .ifPresent(this::keep));
    }

    private void bury(ContactId contact) {
        house.publishEvent(new ContactLeaves(contact));
        contacts.bury(contact);
    }

    private void keep(Fact<ContactRecord> fact) {
        var person = fact.event();
        contacts.keep(person.id(), fact.version(), Contact.of(person, fact.version()));
        house.publishEvent(new ContactKnown(person.id()));
    }
}
