package org.talanoa.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import org.talanoa.testkit.ServiceTest;

/**
 * A test of the whole service. Tests with the same settings share one; each service has groups of
 * its own, else two of them would share the partitions. It is public for the packages of the
 * service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "spring.cloud.stream.bindings.onContact-in-0.group=contacts-${random.uuid}",
            "spring.cloud.stream.bindings.onReview-in-0.group=reviews-${random.uuid}",
            "spring.cloud.stream.bindings.onRegistration-in-0.group=registrations-${random.uuid}",
            "spring.cloud.stream.bindings.onSeat-in-0.group=seats-${random.uuid}",
            "spring.cloud.stream.bindings.onConsultation-in-0.group=consultations-${random.uuid}",
            "talanoa.mail.quiet-window=1s",
            "talanoa.access.links-per-network-hour=3",
            "talanoa.limits.exempt=192.0.2.0/28",
            "talanoa.mail.per-second=500"
        })
public @interface NotificationTest {}
