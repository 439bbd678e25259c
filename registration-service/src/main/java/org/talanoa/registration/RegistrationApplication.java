package org.talanoa.registration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Begin reading at {@code registration.RegistrationService}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RegistrationApplication {
    static void main(String[] args) {
        SpringApplication.run(RegistrationApplication.class, args);
    }
}
