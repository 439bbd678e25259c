package org.talanoa.notification.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whom limits do not touch; the meaning stands in {@code application.yml}. */
@ConfigurationProperties("talanoa.limits")
record LimitSettings(@DefaultValue List<String> exempt) {}
