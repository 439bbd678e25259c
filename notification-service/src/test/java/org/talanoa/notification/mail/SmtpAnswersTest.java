package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;

class SmtpAnswersTest {
    private final InternetAddress address = new InternetAddress("someone@example.org");

    SmtpAnswersTest() throws Exception {}

    @Test
    void an_address_that_is_refused_is_the_end_of_its_mail() {
        var fault = new SMTPAddressFailedException(address, "RCPT TO", 550, "550 5.1.1 unknown");
        assertThat(SmtpAnswers.outcomeOf(fault)).isEqualTo(new Outcome.Refused("550 5.1.1"));
    }

    @Test
    void a_receiver_that_is_refused_because_of_us_loses_no_mail() {
        var fault = new SMTPAddressFailedException(address, "RCPT TO", 554, "554 5.7.1 no relay");
        assertThat(SmtpAnswers.outcomeOf(fault)).isEqualTo(new Outcome.Deferred("554 5.7.1", true));
        var later = new SMTPAddressFailedException(address, "RCPT TO", 451, "451 4.7.1 greylisted");
        assertThat(SmtpAnswers.outcomeOf(later))
                .isEqualTo(new Outcome.Deferred("451 4.7.1", false));
    }

    @Test
    void a_sender_that_is_refused_is_about_us_and_loses_no_mail() {
        var fault = new SMTPSenderFailedException(address, "MAIL FROM", 550, "550 5.4.5 quota");
        assertThat(SmtpAnswers.outcomeOf(fault)).isEqualTo(new Outcome.Deferred("550 5.4.5", true));
    }
}
