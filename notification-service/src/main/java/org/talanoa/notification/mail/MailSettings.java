package org.talanoa.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails leave; meanings and environment names stand in {@code application.yml}.
 *
 * @param quietWindow how long a mail waits for what else there is to tell its reader
 * @param connections how many connections to the mail server are kept, and so how many mails are on
 *     their way at once
 */
@Validated
@ConfigurationProperties("talanoa.mail")
record MailSettings(
        @NotBlank String smtpHost,
        @Min(1) @Max(65_535) int smtpPort,
        @DefaultValue @NotNull String smtpUsername,
        @DefaultValue @NotNull String smtpPassword,
        boolean smtpStarttls,
        @NotBlank String from,
        @Positive int perSecond,
        @DefaultValue("10s") @DurationMin @DurationMax(hours = 8) Duration quietWindow,
        @DefaultValue("4") @Min(1) @Max(64) int connections) {

    @AssertTrue(message = "has to be one address, like: Secretariat <secretariat@example.org>")
    boolean isFromOneAddress() {
        try {
            sender();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    InternetAddress sender() throws AddressException {
        var addresses = InternetAddress.parse(from, true);
        if (addresses.length != 1) throw new AddressException("Not one address");
        addresses[0].validate();
        return addresses[0];
    }

    @Override
    public String toString() {
        return "MailSettings[" + smtpHost + ":" + smtpPort + "]";
    }
}
