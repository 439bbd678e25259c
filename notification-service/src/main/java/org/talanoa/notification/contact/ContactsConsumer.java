package org.talanoa.notification.contact;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.KafkaHeaders;
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

    /** Of any payload: that of a tombstone is none, and no array of bytes. */
    @Bean
    Consumer<Message<?>> onContact(EventReader events) {
        return message -> {
            if (message.getPayload() instanceof byte[] value && value.length > 0) {
                events.read(name -> text(message, name), value, ContactRecord.class)
                        .ifPresent(this::keep);
            } else {
                contacts.bury(keyOf(message));
            }
        };
    }

    private void keep(Fact<ContactRecord> fact) {
        var person = fact.event();
        contacts.keep(
                person.id(),
                fact.version(),
                new Contact(
                        person.givenName(),
                        person.familyName(),
                        person.email(),
                        person.language(),
                        person.organizationName()));
        house.publishEvent(new ContactKnown(person.id()));
    }

    private static ContactId keyOf(Message<?> message) {
        var key = message.getHeaders().get(KafkaHeaders.RECEIVED_KEY);
        if (key == null) throw new IllegalArgumentException("A tombstone has no key");
        return new ContactId(text(key));
    }

    /** The binder shows CloudEvents attributes as {@code ce-}, a replay as {@code ce_}. */
    private static @Nullable String text(Message<?> message, String name) {
        var header = message.getHeaders().get(name);
        if (header == null) header = message.getHeaders().get(name.replace('_', '-'));
        return header == null ? null : text(header);
    }

    private static String text(Object header) {
        return header instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : header.toString();
    }
}
