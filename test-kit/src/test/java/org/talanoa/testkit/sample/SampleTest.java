package org.talanoa.testkit.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.talanoa.testkit.RunningParts;
import org.talanoa.testkit.ServiceTest;

/**
 * A test of the kit on the sample service; all of them share one. It is named, as tests in the
 * kit's own packages would not find it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ContextConfiguration(initializers = RunningParts.class, classes = SampleService.class)
@TestPropertySource(
        properties = {
            "spring.config.import=classpath:kit.yml",
            "spring.application.name=sample-service",
            "spring.cloud.function.definition=onRegistration;onReview;onContact",
            "spring.cloud.stream.bindings.onRegistration-in-0.destination=registrations",
            "spring.cloud.stream.bindings.onRegistration-in-0.group=sample-service.registrations",
            "spring.cloud.stream.bindings.onReview-in-0.destination=reviews",
            "spring.cloud.stream.bindings.onReview-in-0.group=sample-service.reviews",
            "spring.cloud.stream.bindings.onContact-in-0.destination=contacts",
            "spring.cloud.stream.bindings.onContact-in-0.group=sample-service.contacts"
        })
public @interface SampleTest {}
