package org.talanoa.notification.mail;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.notification.NotificationTest;
import org.talanoa.notification.notice.Notice;

@NotificationTest
class MailStoreTest {
    private final MailStore mails;
    private final LastMails lastMails;
    private final MongoDatabase database;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant later = now.plus(Duration.ofHours(1));
    private final RegistrationId registration = new RegistrationId(UUID.randomUUID().toString());
    private final ContactId contact = new ContactId(registration + ".focal");

    @Autowired
    MailStoreTest(MailStore mails, LastMails lastMails, MongoDatabase database) {
        this.mails = mails;
        this.lastMails = lastMails;
        this.database = database;
    }

    @Test
    void what_went_along_in_time_is_not_missed_when_its_event_comes_again_too_late() {
        var alone = notice("1");
        var along = notice("2");
        var mail = mails.gather(alone, now, later);
        assertThat(mails.gather(along, now, later)).isEqualTo(mail);
        var tooLate = now.plus(Duration.ofDays(30));
        assertThat(mails.miss(alone, tooLate)).isFalse();
        assertThat(mails.miss(along, tooLate)).isFalse();
        assertThat(mails.miss(notice("3"), tooLate)).isTrue();
        assertThat(mails.miss(notice("3"), tooLate)).isFalse();
    }

    @Test
    @Timeout(60)
    void however_many_mails_a_contact_has_had_the_open_one_is_found() {
        var first = notice("1");
        var mail = mails.gather(first, now, later);
        sentBefore(mail, 2_000);
        assertThat(mails.gather(notice("2"), now, later)).isEqualTo(mail);
        assertThat(mails.gather(first, now, later)).isEqualTo(mail);
        assertThat(lastMails.end(contact, registration)).isTrue();
        assertThat(mails.get(mail).state().state()).isEqualTo(NoticeState.CANCELLED);
    }

    /** Many that have ended, and whose ids come before this one's. */
    private void sentBefore(MailId open, int count) {
        var collection = database.getCollection("mails");
        var mail = requireNonNull(collection.find(eq("_id", open.value())).first());
        mail.append("outbox", List.of()).remove("open");
        var state = mail.get("state", Document.class);
        state.append("state", "SENT").append("notices", List.of("another")).remove("dueAt");
        collection.insertMany(
                IntStream.range(0, count)
                        .mapToObj(i -> "0-" + contact + "-" + i)
                        .map(id ->
                                new Document(mail)
                                        .append("_id", id)
                                        .append("state", new Document(state).append("id", id)))
                        .toList());
    }

    private Notice notice(String event) {
        return Notice.plain(
                Notice.idOf(registration + ":" + event, contact, Template.REGISTRATION_WITHDRAWN),
                contact,
                Template.REGISTRATION_WITHDRAWN,
                now,
                new ReviewId("review"),
                registration,
                new RegistrationReference("TAL-7K2P-QX4M"));
    }
}
