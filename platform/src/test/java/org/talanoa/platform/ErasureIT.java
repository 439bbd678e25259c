package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.contracts.EventTopic;
import org.talanoa.platform.CaughtMails.CaughtMail;

/** Who is erased is erased, whatever is away at that moment and whatever comes late. */
@ExtendWith(WholePlatform.class)
class ErasureIT {
    /** Like no other, so that what is found of this person is of no other. */
    private static final Applicant PERSON =
            new Applicant(
                    "Kestrelmoor Archive",
                    "Ysolde",
                    "Quillfeather-Vanishing",
                    "quill.vanishing@example.org");

    @Test
    void the_erased_get_no_mail_that_is_due_and_come_back_by_no_late_record(Talanoa talanoa)
            throws IOException, InterruptedException, ExecutionException {
        var secretariat = talanoa.secretariat();
        var mailbox = talanoa.mailbox();
        var records = talanoa.records();
        var registered = talanoa.programmer().registers(PERSON);
        var mail = mailbox.mailTo(PERSON.email(), "Confirm your address");
        talanoa.programmer().confirms(registered, mail.token());
        mailbox.mailTo(PERSON.email(), "We have your registration");
        var contact = registered.id() + ".focal-point";
        var early = records.last(EventTopic.CONTACTS, contact, false);

        talanoa.signal("STOP", "notification-service");
        secretariat.approves(registered.id());
        secretariat.erases(registered.id());
        records.last(EventTopic.CONTACTS, contact, true);
        assertThat(secretariat.historyOf(registered.id()))
                .contains("ERASURE_BEGAN")
                .doesNotContain("ERASED_EVERYWHERE");

        talanoa.kill("notification-service");
        Waiting.until("the answer of notification-service")
                .until(() -> secretariat.historyOf(registered.id()).contains("ERASED_EVERYWHERE"));
        var mails = mailbox.to(PERSON.email()).stream().map(CaughtMail::subject).toList();
        assertThat(mails)
                .filteredOn(subject -> !subject.startsWith("What we kept"))
                .containsExactlyInAnyOrder(
                        "Confirm your address: " + PERSON.organization(),
                        "We have your registration: " + PERSON.organization());

        records.again(early, "notification-service.contacts");
        assertNothingIsLeft(talanoa);
        assertThat(mailbox.to(PERSON.email())).hasSameSizeAs(mails);
    }

    private static void assertNothingIsLeft(Talanoa talanoa) {
        var read = 0;
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + talanoa.ports().mongodb())) {
            for (var database : client.listDatabaseNames()) {
                for (var name : client.getDatabase(database).listCollectionNames()) {
                    var collection = client.getDatabase(database).getCollection(name);
                    for (var document : collection.find().map(Document::toJson)) {
                        read++;
                        // Not doesNotContain: a failure must not print what it found.
                        assertThat(holds(document))
                                .as("a person in " + database + "." + name)
                                .isFalse();
                    }
                }
            }
        }
        assertThat(read).as("documents").isGreaterThan(10);
    }

    private static boolean holds(String document) {
        return document.contains(PERSON.familyName()) || document.contains(PERSON.email());
    }
}
