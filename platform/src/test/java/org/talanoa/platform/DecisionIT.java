package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest(name = "with JavaScript: {0}, in Arabic on a phone: {1}")
    @MethodSource("ways")
    void an_organization_has_its_say_and_can_prove_what_it_said(
            boolean javaScript, boolean inArabic, Talanoa talanoa, Browser browser)
            throws NoSuchAlgorithmException {
        var said =
                (inArabic ? "احصوا المحتجزين كل " : "Count who is held, each ")
                        + (javaScript ? "year" : "month");
        var applicant = Applicant.another();
        var mailbox = talanoa.mailbox();
        talanoa.confirmed(applicant);
        try (var organization = browser.visitor(talanoa, javaScript);
                var secretary = browser.visitor(talanoa, true)) {
            organization.asksForALink(applicant);
            organization.entersByLinkIn(mailbox.mailTo(applicant.email(), "Your link"), applicant);
            if (inArabic) organization.readsInArabicOnAPhone();
            var receipt = organization.handsIn(said, "A lawyer within one day");
            var original = organization.downloadsTheOriginal();
            assertThat(new String(original, StandardCharsets.UTF_8)).contains(said);
            var hash = MessageDigest.getInstance("SHA-256").digest(original);
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(receipt);
            secretary.signsInToTheConsole();
            secretary.readsThePoint(said);
        }
    }

    /** Of the large numbers each with each. */
    static List<Arguments> ways() {
        var ways = new ArrayList<>(List.of(arguments(true, false), arguments(false, true)));
        if (Waiting.LARGE) ways.addAll(List.of(arguments(true, true), arguments(false, false)));
        return ways;
    }

    @Test
    void a_delegate_reads_the_own_entry(Talanoa talanoa, Browser browser) {
        var applicant = Applicant.another().withADelegate();
        talanoa.secretariat().approves(talanoa.confirmed(applicant).id());
        assertThat(talanoa.mailbox().mailTo(applicant.delegateEmail(), "You are a delegate").text())
                .contains(talanoa.baseUrl() + "/access");
        try (var delegate = browser.visitor(talanoa, true)) {
            delegate.asksForALink(applicant.delegateEmail());
            delegate.readsTheOwnEntry(
                    talanoa.mailbox().mailTo(applicant.delegateEmail(), "Your link"), applicant);
        }
    }
}
