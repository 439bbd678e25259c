package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

@NotificationTest
class ConfirmAddressTest {
    private final Inbox inbox = Inbox.shared();
    private final RestTestClient client;
    private final InstallationKey key;
    private final NoticeStore notices;
    private final ContactStore contacts;

    @Autowired
    ConfirmAddressTest(
            RestTestClient client,
            InstallationKey key,
            NoticeStore notices,
            ContactStore contacts) {
        this.client = client;
        this.key = key;
        this.notices = notices;
        this.contacts = contacts;
    }

    @Test
    void a_focal_point_is_asked_to_confirm_the_address() {
        var given = Given.registration("en").arrives();
        var mail = inbox.awaitTo(given.email());
        var token = key.token("confirmation", given.id().value(), given.nonce());
        assertThat(mail.link())
                .isEqualTo(
                        "http://localhost:8080/registrations/"
                                + given.id()
                                + "/confirm?token="
                                + token);
        assertThat(mail.html()).contains(mail.link(), "Review of the Compact, 2028");
        assertThat(mail.subject()).isEqualTo("Confirm your address: " + given.organization());
        assertThat(mail.header("To")).isEqualTo(given.email());
        assertThat(mail.header("From")).isEqualTo("Talanoa <secretariat@example.org>");
        assertThat(mail.header("Content-Language")).isEqualTo("en");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(mail.header("Message-ID")).matches("<[0-9a-f-]{36}@example\\.org>");
        assertThat(mail.header("Date")).isNotNull();
        assertThat(mail.text() + mail.html()).doesNotContain("Tala", "Fonoti");
    }

    @Test
    void who_reads_french_is_written_to_in_french() {
        var mail = inbox.awaitTo(Given.registration("fr").arrives().email());
        assertThat(mail.subject()).startsWith("Confirmez votre adresse");
        assertThat(mail.header("Content-Language")).isEqualTo("fr");
        assertThat(mail.text()).contains("Examen du Pacte, 2028", "/confirm?token=");
    }

    @Test
    void who_reads_another_language_gets_english_and_a_word_about_it() {
        var mail = inbox.awaitTo(Given.registration("es").arrives().email());
        assertThat(mail.subject()).startsWith("Confirm your address");
        assertThat(mail.text()).startsWith("Por ahora este mensaje");
    }

    @Test
    void an_event_that_comes_again_and_late_is_mailed_once() {
        var given = Given.registration("en").arrives();
        inbox.awaitTo(given.email());
        given.contactArrives();
        given.eventArrives(Instant.now());
        given.eventArrives(Instant.now().minus(Duration.ofDays(20)));
        // Of the same partition, as it has the same key: once it is mailed, the others were read.
        var next = Given.registration("en").arrives();
        Topics.send(
                EventTopic.REGISTRATIONS,
                given.id().value(),
                7,
                new RegistrationEvent.Received(next.facts(), next.nonce()));
        inbox.awaitTo(next.email());
        await().untilAsserted(() -> assertThat(inbox.to(next.email())).hasSize(2));
        assertThat(inbox.to(given.email())).hasSize(1);
    }

    @Test
    void a_notice_waits_for_its_contact() {
        var given = Given.registration("en");
        given.reviewArrives();
        given.eventArrives(Instant.now());
        await().untilAsserted(() -> assertThat(notices.waitingFor(given.focalPoint())).hasSize(1));
        assertThat(inbox.to(given.email())).isEmpty();
        given.contactArrives();
        inbox.awaitTo(given.email());
        await().untilAsserted(() -> assertThat(notices.waitingFor(given.focalPoint())).isEmpty());
    }

    @Test
    void a_notice_waits_for_its_review() {
        var given = Given.registration("en");
        given.contactArrives();
        given.eventArrives(Instant.now());
        await().untilAsserted(() -> assertThat(notices.waitingFor(given.review())).hasSize(1));
        given.reviewArrives();
        inbox.awaitTo(given.email());
    }

    @Test
    void what_happened_too_long_ago_is_shown_and_not_mailed() {
        var given = Given.registration("en");
        given.reviewArrives();
        given.contactArrives();
        given.eventArrives(Instant.now().minus(Duration.ofDays(15)));
        await().untilAsserted(() -> assertStates(given, "MISSED", 1));
        inbox.awaitTo(Given.registration("en").arrives().email());
        assertThat(inbox.to(given.email())).isEmpty();
    }

    @Test
    void a_tombstone_takes_the_person_away_for_ever() {
        var given = Given.registration("en");
        given.reviewArrives();
        given.contactArrives();
        await().until(() -> contacts.find(given.focalPoint()).isPresent());
        given.contactIsErased();
        await().until(() -> contacts.find(given.focalPoint()).isEmpty());
        given.contactArrives();
        given.eventArrives(Instant.now());
        var notice = Notice.idOf(given.id() + ":1", given.focalPoint(), Template.CONFIRM_ADDRESS);
        await().until(() -> notices.find(notice).isPresent());
        await().untilAsserted(() -> assertThat(notices.waitingFor(given.focalPoint())).isEmpty());
        assertThat(contacts.find(given.focalPoint())).isEmpty();
        inbox.awaitTo(Given.registration("en").arrives().email());
        assertThat(inbox.to(given.email())).isEmpty();
    }

    @Test
    void where_a_mail_stands_is_told_without_address_and_text() {
        var given = Given.registration("en").arrives();
        var id = messageId(inbox.awaitTo(given.email()));
        var told = Topics.await(EventTopic.NOTICES, id, 2);
        assertThat(told)
                .extracting(Topics.Read::type)
                .containsExactly("org.talanoa.mail.queued.v1", "org.talanoa.mail.sent.v1");
        assertThat(told.toString())
                .contains("\"attempts\":1", given.id().value())
                .doesNotContain(given.email(), given.organization(), given.nonce().value());
    }

    @Test
    void the_secretariat_sees_what_was_written_but_no_link() {
        var given = Given.registration("en").arrives();
        var mail = inbox.awaitTo(given.email());
        await().untilAsserted(() -> assertStates(given, "SENT", 1));
        client.get()
                .uri("/api/v1/notices/" + messageId(mail))
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body ->
                        assertThat(body)
                                .contains("‹personal link›", given.organization(), "SENT")
                                .doesNotContain("token=", given.email(), "Fonoti"));
        client.get()
                .uri("/api/v1/notices/" + messageId(mail))
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read", "personal-data:read")))
                .exchange()
                .expectBody()
                .jsonPath("$.to.email")
                .isEqualTo(given.email());
    }

    @Test
    void only_who_may_read_notices_sees_them() {
        client.get().uri("/api/v1/notices").exchange().expectStatus().isUnauthorized();
        client.get()
                .uri("/api/v1/notices")
                .headers(h -> h.setBearerAuth(Tokens.with("dashboards:read")))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.get()
                .uri("/api/v1/notices/unknown")
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void no_person_and_no_token_gets_into_the_log(CapturedOutput output) {
        var given = Given.registration("en").arrives();
        var mail = inbox.awaitTo(given.email());
        await().until(() -> output.getAll().contains(messageId(mail)));
        var token = mail.link().substring(mail.link().indexOf("token=") + 6);
        assertThat(output.getAll())
                .doesNotContain(
                        given.email(),
                        given.organization(),
                        "Fonoti",
                        token,
                        given.nonce().value());
    }

    private void assertStates(Given given, String state, int total) {
        client.get()
                .uri("/api/v1/notices?reviewId=" + given.review() + "&state=" + state)
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(total)
                .jsonPath("$.items[0].registrationId")
                .isEqualTo(given.id().value());
    }

    private static String messageId(Inbox.Received mail) {
        var header = mail.header("Message-ID");
        return header.substring(1, header.indexOf('@'));
    }
}
