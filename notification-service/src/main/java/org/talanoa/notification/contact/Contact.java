package org.talanoa.notification.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.contact.ContactRecord.Words;
import org.talanoa.kit.EmailAddress;

/**
 * A person as mails need them.
 *
 * @param language the one we write in
 * @param organizationName what the form said
 * @param address the e-mail address as addresses are compared; null with the standing
 * @param standing null for who was stored before it was kept: no access link is sent to them until
 *     registration-service republishes
 * @param version of the registration that it was told with; null with the standing
 * @param words what the secretariat said to the registration when it decided
 */
public record Contact(
        String givenName,
        String familyName,
        String email,
        LanguageTag language,
        String organizationName,
        @Nullable String address,
        @Nullable Standing standing,
        @Nullable Long version,
        @Nullable List<Words> words) {

    static Contact of(ContactRecord person, long version) {
        return new Contact(
                person.givenName(),
                person.familyName(),
                person.email(),
                person.language(),
                person.organizationName(),
                EmailAddress.comparable(person.email()),
                new Standing(person.id(), person.registration(), person.review(), person.role()),
                version,
                person.words());
    }

    /** Whether it was told with this version of the registration, or a later one. */
    public boolean isAsOf(long wanted) {
        return version != null && version >= wanted;
    }

    /** What the secretariat said when it decided then. */
    public Optional<String> words(Instant decidedAt) {
        return words == null
                ? Optional.empty()
                : words.stream()
                        .filter(said -> said.at().equals(decidedAt))
                        .map(Words::text)
                        .findFirst();
    }

    /** Persons don't print themselves. */
    @Override
    public String toString() {
        return "Contact";
    }
}
