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
}
