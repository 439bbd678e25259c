package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The secretariat decides in the console, and the organization learns it and has its say. */
@ExtendWith(WholePlatform.class)
class DecisionIT {
    @Test
    void an_approved_organization_gets_its_seat_and_the_words_and_can_have_itself_forgotten(
            Talanoa talanoa, Browser browser) {
        var dashboard = talanoa.dashboard();
        int approved = dashboard.inStatus("APPROVED");
        int withdrawn = dashboard.inStatus("WITHDRAWN");
        var applicant = Applicant.another();
        var mailbox = talanoa.mailbox();
        talanoa.programmer().registers(applicant);
        try (var organization = browser.visitor(talanoa, true);
                var secretary = browser.visitor(talanoa, true)) {
            organization.confirmsByLinkIn(
                    mailbox.mailTo(applicant.email(), "Confirm your address"));
            secretary.signsInToTheConsole();
            secretary.approves(applicant, "Fits the review");
            dashboard.waitsFor("APPROVED", approved + 1);
            assertThat(mailbox.mailTo(applicant.email(), "Approved").text())
                    .contains("Fits the review");
            organization.asksForALink(applicant);
            organization.readsByLinkIn(
                    mailbox.mailTo(applicant.email(), "Your link"), "Approved", "Seat confirmed");
            organization.erasesEverything();
            dashboard.waitsFor("WITHDRAWN", withdrawn + 1);
            mailbox.mailTo(applicant.email(), "erased");
        }
    }
}
