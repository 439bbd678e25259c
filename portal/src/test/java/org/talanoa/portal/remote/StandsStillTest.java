package org.talanoa.portal.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.staff.Role;

/** A service that takes requests and says nothing: pages wait for it for a while, and go on. */
class StandsStillTest extends PortalTest {
    @Autowired private Breakers breakers;

    @AfterEach
    void nobody_is_known_as_silent() {
        for (var service : Service.values()) breakers.of(service).reset();
    }

    private void all_stand_still_but_consultation_service() {
        REGISTRATION.standsStill();
        RECOMMENDATION.standsStill();
        NOTIFICATION.standsStill();
        DASHBOARD.standsStill();
    }

    @Test
    void public_pages_say_what_is_missing() {
        CONSULTATION.standsStill();
        var answer = browser().get("/");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().text()).contains("Reviews and their consultations can’t be shown");
    }

    @Test
    void a_form_keeps_what_was_typed() {
        var browser = browser();
        var form = browser.get("/access").form("#link");
        all_stand_still_but_consultation_service();
        var sent = form.with("reviewId", Examples.CURRENT, "email", "tala@example.org");
        var answer = browser.send(sent);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.form("#link").value("email")).isEqualTo("tala@example.org");
    }

    @Test
    void the_secretariat_sees_what_there_is() {
        var staff = signedIn(Role.REGISTRAR, Role.MODERATOR, Role.ADMINISTRATOR);
        all_stand_still_but_consultation_service();
        var today = staff.get("/console");
        assertThat(today.status()).isEqualTo(200);
        assertThat(today.page().text()).contains("The figures can’t be shown just now");
        assertThat(staff.get("/console/registrations").status()).isEqualTo(503);
        assertThat(staff.get("/console/points").status()).isEqualTo(503);
        assertThat(staff.get("/console/operations").status()).isEqualTo(200);
    }

    @Test
    void reviews_that_cant_be_asked_for_keep_their_names() {
        var staff = signedIn(Role.VIEWER);
        staff.get("/console");
        CONSULTATION.standsStill();
        assertThat(staff.get("/console").page().select("#reviews-away")).hasSize(1);
    }
}
