package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.talanoa.platform.Programmer.Registered;

/**
 * What goes on beside registrations while parts die: addresses are proven, registrations approved,
 * submissions handed in. Each asks again, the same under the same key, until it is taken.
 */
final class OtherWork implements AutoCloseable {
    private final Talanoa talanoa;
    private final Secretariat secretariat;
    private final Participant participant;
    private final Queue<Undecided> undecided = new ArrayDeque<>();
    private final List<Registered> decided = new ArrayList<>();
    private final int approvedBefore;
    private final int submissionsBefore;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> decisions = new ArrayList<>();
    private final List<Future<String>> submissions = new ArrayList<>();

    private record Undecided(Registered registered, String token) {
        @Override
        public String toString() {
            return "Undecided";
        }
    }

    /**
     * Makes ready what needs mails, while everything lives.
     *
     * @param many how often it can begin
     */
    OtherWork(Talanoa talanoa, int many) {
        this.talanoa = talanoa;
        var applicant = Applicant.another();
        secretariat = talanoa.secretariat();
        secretariat.approves(talanoa.confirmed(applicant).id());
        participant = Participant.comesIn(talanoa, applicant);
        participant.handsIn();
        for (int i = 0; i < many; i++) {
            var registered = talanoa.programmer().registers(Applicant.another());
            var email = registered.applicant().email();
            var mail = talanoa.mailbox().mailTo(email, "Confirm your address");
            undecided.add(new Undecided(registered, mail.token()));
        }
        approvedBefore = talanoa.dashboard().inStatus("APPROVED");
        submissionsBefore = participant.submissions();
    }

    /** Some more of it, as long as there is any. */
    void begins() {
        var next = undecided.poll();
        if (next == null) return;
        decided.add(next.registered());
        decisions.add(
                workers.submit(() -> {
                    talanoa.programmer().confirms(next.registered(), next.token());
                    secretariat.approves(next.registered().id());
                }));
        submissions.add(workers.submit(() -> participant.handsIn().path("id").asString()));
    }

    /** Waits for all of it, and looks whether each thing was done, and once. */
    void isDoneOnce() throws Exception {
        for (var decision : decisions) decision.get();
        assertThat(Waiting.results(submissions)).doesNotContain("").doesNotHaveDuplicates();
        assertThat(participant.submissions()).isEqualTo(submissionsBefore + submissions.size());
        talanoa.dashboard().waitsFor("APPROVED", approvedBefore + decided.size());
        for (var registered : decided) {
            var email = registered.applicant().email();
            talanoa.mailbox().mailTo(email, "Approved");
            assertThat(secretariat.historyOf(registered.id()))
                    .containsOnlyOnce("CONFIRMED", "APPROVED");
        }
    }

    /** Of each who was approved, that the mail that says so is one. */
    void isToldOnce() {
        for (var registered : decided) {
            assertThat(
                            talanoa.mailbox().to(registered.applicant().email()).stream()
                                    .filter(mail -> mail.subject().contains("Approved"))
                                    .map(CaughtMails.CaughtMail::messageId)
                                    .distinct())
                    .hasSize(1);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
