package org.talanoa.notification.access;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What an operator may set; meanings and environment names stand in {@code application.yml}. */
@Validated
@ConfigurationProperties("talanoa.access")
record AccessSettings(@Positive int linksPerHour, @Positive int linksPerNetworkHour) {}
