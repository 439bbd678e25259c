package org.talanoa.notification;

import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Tells contacts by mail what happened to what they handed in. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationApplication {
    static void main(String[] arguments) {
        // Else it is looked for in all jars once more, several times for each mail.
        System.setProperty(
                "jakarta.mail.util.StreamProvider",
                "org.eclipse.angus.mail.util.MailStreamProvider");
        SpringApplication.run(NotificationApplication.class, arguments);
    }

    /** Spreads what is tried again. */
    @Bean
    RandomGenerator chance() {
        return RandomGenerator.getDefault();
    }
}
