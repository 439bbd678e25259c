package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WholePlatform.class)
class RegistrationIT {
    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void an_organization_registers_in_the_browser_confirms_by_the_mailed_link_and_is_counted(
            boolean javaScript, Talanoa talanoa, Browser browser) {
        var dashboard = talanoa.dashboard();
        int before = dashboard.total();
        int confirmedBefore = dashboard.inStatus("UNDER_REVIEW");
        var applicant = Applicant.another();
        try (var visitor = browser.visitor(talanoa, javaScript)) {
            visitor.registers(applicant);
            dashboard.waitsForTotal(before + 1);
            var mail = talanoa.mailbox().mailTo(applicant.email(), "Confirm your address");
            visitor.confirmsByLinkIn(mail);
            dashboard.waitsFor("UNDER_REVIEW", confirmedBefore + 1);
            assertThat(dashboard.total()).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void who_registers_again_is_led_to_what_exists_by_mail_and_gets_another_link_on_asking(
            boolean javaScript, Talanoa talanoa, Browser browser) {
        var applicant = Applicant.another();
        var mailbox = talanoa.mailbox();
        talanoa.programmer().registers(applicant);
        try (var visitor = browser.visitor(talanoa, javaScript)) {
            visitor.confirmsByLinkIn(mailbox.mailTo(applicant.email(), "Confirm your address"));
            talanoa.programmer().registers(applicant);
            var told = mailbox.mailTo(applicant.email(), "You are registered already");
            visitor.entersByLinkIn(told, applicant);
            visitor.signsOut();
            visitor.findsUsedUp(told);
            visitor.asksForALink(applicant);
            visitor.entersByLinkIn(mailbox.mailTo(applicant.email(), "Your link"), applicant);
        }
    }

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void who_stands_in_the_directory_need_not_write_it_all(
            boolean javaScript, Talanoa talanoa, Browser browser) {
        var entry = "Harbour Observatory " + (javaScript ? "East" : "West");
        talanoa.secretariat().addsToTheDirectory(entry, "HO", "academia", "KI");
        try (var visitor = browser.visitor(talanoa, javaScript)) {
            visitor.choosesFromTheDirectory("Harb", entry);
        }
    }
}
