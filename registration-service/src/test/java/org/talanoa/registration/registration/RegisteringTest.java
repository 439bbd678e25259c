package org.talanoa.registration.registration;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.registration.review.ReviewStore;
import org.talanoa.testkit.ServiceTest;

/** Organizations register for a review that each test has for its own. */
@ServiceTest
abstract class RegisteringTest {
    @Autowired RestTestClient client;
    @Autowired ReviewStore reviews;
    @Autowired RegistrationStore registrations;
    @Autowired InstallationKey key;

    @SuppressWarnings("NullAway.Init") // set before each test
    Given given;

    @BeforeEach
    void review() {
        given = Given.aReviewKnownTo(reviews);
    }

    Applicants applicants() {
        return new Applicants(client, registrations, key);
    }
}
