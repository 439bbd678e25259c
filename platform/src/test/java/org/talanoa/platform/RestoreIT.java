package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.CaughtMails.CaughtMail;
import org.talanoa.platform.Programmer.Registered;

/** A database is lost, and there is a copy that is older than what others have heard. */
@ExtendWith(WholePlatform.class)
class RestoreIT {
    @Test
    void a_service_that_was_set_back_to_an_older_copy_brings_all_others_back_with_it(
            Talanoa talanoa) throws Exception {
        // Somebody's seat that the copy knows of, too.
        var other = talanoa.confirmed(Applicant.another());
        talanoa.secretariat().approves(other.id());
        var dashboard = talanoa.dashboard();
        var registered = talanoa.confirmed(Applicant.another());
        talanoa.agrees();
        int before = dashboard.inStatus("APPROVED");
        setBackAfter(
                () -> {
                    talanoa.secretariat().approves(registered.id());
                    dashboard.waitsFor("APPROVED", before + 1);
                    talanoa.mailbox().mailTo(registered.applicant().email(), "Approved");
                },
                "registration",
                false,
                talanoa);
        var told = mailsTo(registered, talanoa);
        talanoa.tellsAgainWhatWasRestored("registration-service");
        dashboard.waitsFor("APPROVED", before);
        assertThat(talanoa.findings())
                .singleElement()
                .asString()
                .as("the seat that the lost approval gave")
                .contains("seats in " + talanoa.programmer().consultation());
        assertThat(mailsTo(registered, talanoa)).isEqualTo(told);
        talanoa.secretariat().approves(registered.id());
        dashboard.waitsFor("APPROVED", before + 1);
        talanoa.agrees();
        assertThat(mailsTo(registered, talanoa))
                .as("mails, of which those of the second approval are new")
                .doesNotHaveDuplicates()
                .containsAll(told)
                .hasSizeGreaterThan(told.size());
        assertThat(mailsTo(other, talanoa)).doesNotHaveDuplicates();
    }

    /** On a platform of its own: what was lost is lost, and would not agree in other stories. */
    @Test
    @EnabledIfSystemProperty(named = "talanoa.scale", matches = "large")
    void what_was_mailed_since_the_copy_of_who_mails_is_not_mailed_again() throws Exception {
        try (var talanoa = Talanoa.start("talanoa-restored")) {
            var registered = talanoa.confirmed(Applicant.another());
            talanoa.agrees();
            setBackAfter(
                    () -> {
                        talanoa.secretariat().approves(registered.id());
                        talanoa.mailbox().mailTo(registered.applicant().email(), "Approved");
                    },
                    "notification",
                    false,
                    talanoa);
            var told = mailsTo(registered, talanoa);
            assertThat(told).hasSizeGreaterThan(2);
            talanoa.tellsAgain("registration-service");
            talanoa.tellsAgain("consultation-service");
            talanoa.tellsAgainWhatWasRestored("notification-service");
            var findings = talanoa.findings();
            assertThat(findings)
                    .filteredOn(one -> !one.contains("called for and not there"))
                    .as("the mail that was lost to its owner, and not to who got it or counts")
                    .satisfiesExactlyInAnyOrder(
                            mail -> assertThat(mail).contains("tells of what is no document"),
                            counted -> assertThat(counted).contains("notices by state"));
            assertThat(findings)
                    .filteredOn(one -> one.contains("called for and not there"))
                    .as("what was told")
                    .satisfiesExactlyInAnyOrder(
                            approval -> assertThat(approval).contains(":REGISTRATION_APPROVED"),
                            delegate -> assertThat(delegate).contains(":DELEGATE_NAMED"),
                            seat -> assertThat(seat).contains(":SEAT_CONFIRMED"));
            assertThat(mailsTo(registered, talanoa)).isEqualTo(told);
            talanoa.confirmed(Applicant.another());
        }
    }

    /** On a platform of its own, for the same reason. */
    @Test
    @EnabledIfSystemProperty(named = "talanoa.scale", matches = "large")
    void a_service_hears_again_what_its_copy_had_not_heard() throws Exception {
        try (var talanoa = Talanoa.start("talanoa-set-back")) {
            consultationServiceIsSetBack(talanoa);
            recommendationServiceIsSetBack(talanoa);
        }
    }

    private static void consultationServiceIsSetBack(Talanoa talanoa) throws Exception {
        var secretariat = talanoa.secretariat();
        var consultation = talanoa.programmer().consultation();
        int before = secretariat.capacityOf(consultation);
        var registered = talanoa.confirmed(Applicant.another());
        talanoa.agrees();
        setBackAfter(
                () -> {
                    secretariat.releases(consultation, Map.of("capacity", before + 10));
                    secretariat.approves(registered.id());
                },
                "consultation",
                true,
                talanoa);
        var told = mailsTo(registered, talanoa);
        talanoa.tellsAgainWhatWasRestored("consultation-service");
        talanoa.agrees();
        assertThat(secretariat.capacityOf(consultation)).isEqualTo(before);
        assertThat(mailsTo(registered, talanoa)).isEqualTo(told);
        secretariat.releases(consultation, Map.of("capacity", before + 10));
        talanoa.agrees();
    }

    private static void recommendationServiceIsSetBack(Talanoa talanoa) throws Exception {
        var known = Applicant.another();
        var heardOfSince = Applicant.another();
        talanoa.confirmed(known);
        var participant = Participant.comesIn(talanoa, known);
        participant.handsIn();
        talanoa.agrees();
        setBackAfter(
                () -> {
                    talanoa.confirmed(heardOfSince);
                    participant.handsIn();
                },
                "recommendation",
                true,
                talanoa);
        talanoa.tellsAgainWhatWasRestored("recommendation-service");
        assertThat(talanoa.findings())
                .as("the submission that was lost to its owner, and not to who counts")
                .satisfiesExactlyInAnyOrder(
                        submission ->
                                assertThat(submission).contains("tells of what is no document"),
                        points -> assertThat(points).contains(", points:"),
                        byObjective -> assertThat(byObjective).contains(", points by objective"),
                        byStatus -> assertThat(byStatus).contains(", points by status"));
        assertThat(participant.submissions()).isEqualTo(1);
        assertThat(Participant.comesIn(talanoa, heardOfSince).handsIn().path("id").asString())
                .isNotEmpty();
    }

    /**
     * Lets things happen of which the copy knows nothing, and puts it in place while the service is
     * away.
     *
     * @param withGroups whether it hears again what it has heard since
     */
    private static void setBackAfter(
            Runnable since, String database, boolean withGroups, Talanoa talanoa) throws Exception {
        var service = database + "-service";
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + talanoa.ports().mongodb())) {
            var current = client.getDatabase(database);
            var copied = Instant.now();
            var copy = copyOf(current);
            since.run();
            talanoa.agrees();
            try (var _ = talanoa.away(service)) {
                setBack(current, copy);
                if (withGroups) talanoa.groups().setBack(service, copied);
            }
        }
    }

    private static List<String> mailsTo(Registered registered, Talanoa talanoa) {
        return talanoa.mailbox().to(registered.applicant().email()).stream()
                .map(CaughtMail::messageId)
                .sorted()
                .toList();
    }

    private static Map<String, List<BsonDocument>> copyOf(MongoDatabase database) {
        var copy = new HashMap<String, List<BsonDocument>>();
        for (var name : database.listCollectionNames()) {
            var documents = database.getCollection(name, BsonDocument.class).find();
            copy.put(name, documents.into(new ArrayList<>()));
        }
        return copy;
    }

    private static void setBack(MongoDatabase database, Map<String, List<BsonDocument>> copy) {
        for (var name : database.listCollectionNames()) {
            var collection = database.getCollection(name, BsonDocument.class);
            collection.deleteMany(new BsonDocument());
            var documents = copy.getOrDefault(name, List.of());
            if (!documents.isEmpty()) collection.insertMany(documents);
        }
    }
}
