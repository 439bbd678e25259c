package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.registration.RegistrationStore;
import org.talanoa.testkit.Topics;

@NotificationTest
class ErasureTest {
    private static final String SCRUBBED = "org.talanoa.contact.scrubbed.v1";

    private final Inbox inbox = Inbox.shared();
    private final AccessCalls calls;
    private final ContactStore contacts;
    private final NoticeStore notices;
    private final MongoDatabase database;

    @Autowired
    ErasureTest(
            RestTestClient client,
            ContactStore contacts,
            RegistrationStore registrations,
            NoticeStore notices,
            MongoDatabase database) {
        this.calls = new AccessCalls(client, contacts, registrations);
        this.contacts = contacts;
        this.notices = notices;
        this.database = database;
    }

    @Test
    void an_erased_person_gets_one_last_mail_and_nothing_is_left() {
        var given = calls.proven(Given.registration("en"));
        calls.ask(given, given.email()).expectStatus().isAccepted();
        var token = AccessCalls.tokenIn(inbox.awaitTo(given.email()));
        given.erasureArrives(3, given.focalPoint());
        awaitScrubbed(given.focalPoint());
        assertThat(inbox.to(given.email()))
                .extracting(Inbox.Received::subject)
                .containsExactlyInAnyOrder(
                        "Your link: " + given.organization(), "What we kept about you is erased");
        calls.redeem(token).expectStatus().is4xxClientError();
        assertNothingIsLeft(given);
    }

    @Test
    void the_tombstone_may_come_before_the_fact() {
        var given = calls.proven(Given.registration("fr"));
        given.contactIsErased();
        await().until(() -> contacts.find(given.focalPoint()).isEmpty());
        assertThat(inbox.to(given.email())).isEmpty();
        given.erasureArrives(3, given.focalPoint());
        assertThat(inbox.awaitTo(given.email()).subject())
                .isEqualTo("Ce que nous gardions de vous est effacé");
        awaitScrubbed(given.focalPoint());
        assertNothingIsLeft(given);
    }

    @Test
    void late_records_revive_nobody_and_the_answer_comes_once() {
        var given = calls.proven(Given.registration("en"));
        given.erasureArrives(3, given.focalPoint());
        awaitScrubbed(given.focalPoint());
        given.contactArrives(9, Instant.now(), "Words that come late.");
        given.contactIsErased();
        given.erasureArrives(3, given.focalPoint());
        // What comes later of the same key was read later.
        var other = new ContactId(given.id() + ".other");
        given.erasureArrives(4, other);
        awaitScrubbed(other);
        given.contactArrives();
        assertThat(Topics.await(EventTopic.NOTICES, given.focalPoint().value(), 1)).hasSize(1);
        assertThat(contacts.find(given.focalPoint())).isEmpty();
        assertThat(inbox.to(given.email())).hasSize(1);
        assertNothingIsLeft(given);
    }

    @Test
    void who_never_arrived_is_answered_for_all_the_same() {
        var given = Given.registration("en");
        given.reviewArrives();
        given.erasureArrives(3, given.focalPoint());
        awaitScrubbed(given.focalPoint());
        given.contactArrives();
        given.approvalArrives(4, Instant.now(), List.of());
        var notice =
                Notice.idOf(given.id() + ":4", given.focalPoint(), Template.REGISTRATION_APPROVED);
        await().until(() -> notices.find(notice).isPresent());
        // What comes next on the partition was read after it was told to nobody.
        given.approvalArrives(5, Instant.now(), List.of());
        var next =
                Notice.idOf(given.id() + ":5", given.focalPoint(), Template.REGISTRATION_APPROVED);
        await().until(() -> notices.find(next).isPresent());
        assertThat(notices.waitingFor(given.focalPoint())).isEmpty();
        assertThat(countMails(given.focalPoint())).isZero();
        assertThat(contacts.find(given.focalPoint())).isEmpty();
    }

    @Test
    void an_address_that_nobody_has_proven_gets_no_last_mail() {
        var given = Given.registration("en");
        given.reviewArrives();
        given.contactArrives();
        await().until(() -> contacts.find(given.focalPoint()).isPresent());
        given.unprovenErasureArrives(2);
        awaitScrubbed(given.focalPoint());
        assertThat(inbox.to(given.email())).isEmpty();
        assertThat(statesOf(given.focalPoint())).containsExactly(NoticeState.CANCELLED.name());
        assertNothingIsLeft(given);
    }

    private void awaitScrubbed(ContactId contact) {
        var told = Topics.await(EventTopic.NOTICES, contact.value(), 1);
        assertThat(told).extracting(Topics.Read::type).containsExactly(SCRUBBED);
    }

    private long countMails(ContactId contact) {
        return database.getCollection("mails").countDocuments(of(contact));
    }

    private List<String> statesOf(ContactId contact) {
        return database.getCollection("mails")
                .find(of(contact))
                .map(mail -> mail.get("state", Document.class).getString("state"))
                .into(new ArrayList<>());
    }

    private static Bson of(ContactId contact) {
        return Filters.eq("state.contact", contact.value());
    }

    private void assertNothingIsLeft(Given given) {
        for (var name : database.listCollectionNames()) {
            var all = database.getCollection(name).find().map(Document::toJson);
            for (var document : all) {
                assertThat(document).doesNotContain(given.email(), given.organization());
            }
        }
    }
}
