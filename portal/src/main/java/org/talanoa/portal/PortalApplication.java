package org.talanoa.portal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts the portal. It needs its signing key and nothing else: every service and the database may
 * be away.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortalApplication {
    /** The one clock of the portal. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    public static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
