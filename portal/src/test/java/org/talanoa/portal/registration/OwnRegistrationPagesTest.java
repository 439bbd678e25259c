package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

@ExtendWith(OutputCaptureExtension.class)
class OwnRegistrationPagesTest extends PortalTest {
    private static final String ASK = "/access?notice=SESSION_NEEDED";

    @Autowired private JwtEncoder encoder;

    @BeforeEach
    void the_registration_is_there() {
        stands("r1", Examples.REGISTRATION);
    }

    @Test
    void an_organization_reads_its_state_its_seats_and_all_it_sent() {
        var answer = comeIn("r1", "FOCAL_POINT").get("/registrations/r1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).doesNotContain("??");
        var page = answer.page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("Lagoon Voices Youth Assembly");
        assertThat(page.expectFirst("main .chip").text()).isEqualTo("Under review");
        assertThat(page.text())
                .contains(
                        "TAL-7K2P-9QX4",
                        "Youth organization, Kiribati",
                        "Tala Fonoti tala@example.org English",
                        "Ioane Teb ioane@example.org Français",
                        "captions",
                        "Would like to speak",
                        "Papers for those who leave",
                        "Women Children",
                        "The organization by name, no person",
                        "We have read what is kept, who sees it and how long Yes",
                        "Write to us about later reviews No");
        assertThat(page.select("#series .chip").eachText())
                .containsExactly("Seat confirmed", "Held", "Seat asked for");
        assertThat(page.select("#series a").eachAttr("href"))
                .containsExactly("/api/v1/consultations/c1/calendar.ics");
        assertThat(page.expectFirst("#series").text())
                .contains("15 Dec 2027", "Wed 11:00–14:00 Bangkok", "Given after approval");
        assertThat(page.select("#history li").eachText())
                .contains(
                        "Wed 15 September 2027, 15:41 Bangkok Registration received Your organization",
                        "Thu 16 September 2027, 15:47 Bangkok Something was recorded");
        assertThat(page.select("#history li.next")).hasSize(2);
        assertThat(REGISTRATION.asked("GET").getLast().header("Authorization"))
                .startsWith("Bearer ey");
    }

    @Test
    void only_what_can_be_done_has_a_button() {
        var page = comeIn("r1", "FOCAL_POINT").get("/registrations/r1").page();
        assertThat(page.select("main form").eachAttr("action"))
                .containsExactly("/preferences", "/access/end");
        assertThat(page.select("main ul a").eachAttr("href"))
                .containsExactly(
                        "/registrations/r1/change",
                        "/registrations/r1/personal-data",
                        "/registrations/r1/withdrawal",
                        "/registrations/r1/delegates/d1/erasure",
                        "/registrations/r1/delegates/d2/erasure",
                        "/registrations/r1/erasure");
        stands("r1", Examples.REGISTRATION.replace("UNDER_REVIEW", "WITHDRAWN"));
        assertThat(
                        comeIn("r1", "FOCAL_POINT")
                                .get("/registrations/r1")
                                .page()
                                .select("main a[href$=change], main a[href$=withdrawal]"))
                .isEmpty();
    }

    @Test
    void times_are_told_on_the_readers_clock_too() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var zone = browser.get("/registrations/r1").form("form:has(#zone)");
        assertThat(browser.send(zone.with("zone", "Pacific/Fiji")).header("Location"))
                .isEqualTo("/registrations/r1");
        assertThat(browser.get("/registrations/r1").page().text())
                .contains("Wed 16:00–19:00 Suva", "20:41 Suva");
    }

    @Test
    void in_arabic_it_runs_from_right_to_left_with_the_words_of_the_form() {
        var page = comeIn("r1", "FOCAL_POINT").speaks("ar").get("/registrations/r1").page();
        assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.text()).contains("قيد النظر", "كيريباس", "مقاعدكم");
    }

    @Test
    void what_was_declined_or_has_ended_promises_no_seat() {
        for (var status : List.of("DECLINED", "WITHDRAWN")) {
            stands("r1", Examples.REGISTRATION.replace("UNDER_REVIEW", status));
            var page = comeIn("r1", "FOCAL_POINT").get("/registrations/r1").page();
            assertThat(page.select("#series .chip").eachText()).contains("No seat");
            assertThat(page.select("#history li.next")).isEmpty();
        }
    }

    @Test
    void why_a_date_moved_or_a_consultation_is_cancelled_is_told() {
        Examples.consultationsHaveReasons(CONSULTATION);
        var page = comeIn("r1", "FOCAL_POINT").get("/registrations/r1").page();
        assertThat(page.expectFirst("#series").text())
                .contains("Cancelled", "The hall is flooded", "Elections in the host country");
    }

    @Test
    void states_that_a_later_release_invents_break_nothing() {
        stands(
                "r1",
                Examples.REGISTRATION
                        .replace("UNDER_REVIEW", "ARCHIVED")
                        .replace("REQUESTED", "MELTED")
                        .replace("\"c1\",\"state\"", "\"gone\",\"state\""));
        var answer = comeIn("r1", "FOCAL_POINT").get("/registrations/r1");
        assertThat(answer.page().text()).contains("A consultation that is not announced");
        assertThat(answer.body()).doesNotContain("??", "MELTED", "ARCHIVED");
    }

    @Test
    void nobody_learns_whether_a_registration_is_there_that_is_not_theirs() {
        stands("r2", Examples.REGISTRATION);
        var own = comeIn("r1", "FOCAL_POINT");
        REGISTRATION.reset();
        for (var browser : List.of(browser(), own)) {
            for (var id : List.of("r2", "nonsense")) {
                assertThat(browser.get("/registrations/" + id).header("Location")).isEqualTo(ASK);
            }
        }
        assertThat(REGISTRATION.asked()).isEmpty();
        assertThat(browser().get(ASK).page().text()).contains("opens with a link that we mail");
        assertThat(browser().get("/registrations").header("Location")).isEqualTo(ASK);
    }

    @Test
    void only_an_organizations_own_token_that_has_not_expired_is_a_session(CapturedOutput output) {
        var now = Instant.now();
        assertThat(withSession("self", "http://portal.example.org", now).status()).isEqualTo(200);
        var old = now.minusSeconds(3700);
        assertThat(withSession("self", "http://portal.example.org", old).status()).isEqualTo(303);
        assertThat(withSession("self", "http://evil.example.org", now).status()).isEqualTo(303);
        assertThat(withSession("registrations:read", "http://portal.example.org", now).status())
                .isEqualTo(303);
        var browser = browser();
        browser.cookies().put("session", "n0nsense");
        assertThat(browser.get("/registrations/r1").status()).isEqualTo(303);
        assertThat(output.getAll()).doesNotContain("n0nsense", "eyJ");
    }

    @Test
    void signing_out_takes_the_session_from_the_browser() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var out = browser.send(browser.get("/registrations/r1").form("#sign-out"));
        assertThat(out.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("session=;")
                                .contains("Path=/;", "Max-Age=0;", "HttpOnly"));
        assertThat(browser.get(out.header("Location")).page().text()).contains("signed out");
        assertThat(browser.get("/registrations/r1").status()).isEqualTo(303);
    }

    @Test
    void no_other_site_can_sign_anybody_out() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var form = browser.get("/registrations/r1").form("#sign-out").with("_csrf", "forged");
        assertThat(browser.send(form).status()).isEqualTo(403);
        assertThat(browser.get("/registrations/r1").status()).isEqualTo(200);
    }

    @Test
    void without_registration_service_the_page_says_so_and_the_session_stays() {
        var browser = comeIn("r1", "FOCAL_POINT");
        REGISTRATION.goesAway();
        for (var path : List.of("/registrations/r1", "/registrations")) {
            var away = browser.get(path);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Cache-Control")).isEqualTo("no-store");
            assertThat(away.page().text()).contains("Registrations can’t be shown");
        }
        REGISTRATION.reset();
        stands("r1", Examples.REGISTRATION);
        assertThat(browser.get("/registrations/r1").status()).isEqualTo(200);
    }

    @Test
    void without_consultation_service_the_rest_is_shown() {
        var browser = comeIn("r1", "FOCAL_POINT");
        CONSULTATION.goesAway();
        var answer = browser.get("/registrations/r1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().text())
                .contains(
                        "can’t be shown just now",
                        "Under review",
                        "tala@example.org",
                        "15 September 2027, 08:41 UTC")
                .doesNotContain("Nothing given");
        assertThat(answer.page().select("#series")).isEmpty();
    }

    @Test
    void several_registrations_are_listed_with_the_role_in_each() {
        stands("r2", Examples.REGISTRATION.replace("\"r1\"", "\"r2\"").replace("7K2P", "2222"));
        stands("r3", Examples.ENTRY);
        var page =
                comeIn("r1", "FOCAL_POINT", "r2", "FOCAL_POINT", "r3", "DELEGATE")
                        .get("/registrations")
                        .page();
        assertThat(page.select("main li a").eachAttr("href"))
                .containsExactly("/registrations/r1", "/registrations/r2", "/entries/r3.d1");
        assertThat(page.select("main li > p:not(.fine)").eachText())
                .containsExactly(
                        "You are the focal point.",
                        "You are the focal point.",
                        "You are a delegate.");
        assertThat(page.text()).contains("TAL-2222-9QX4", "Received on 15 Sep 2027");
    }

    @Test
    void names_and_addresses_stay_out_of_what_records_print() {
        assertThat(new NewRegistration.Person("Tala", "Fonoti", "tala@example.org", "en"))
                .hasToString("Person");
        assertThat(new Answers.Row("Focal point", List.of("Tala Fonoti")))
                .hasToString("Row[Focal point]");
    }

    private static void stands(String id, String registration) {
        REGISTRATION.answers(
                "GET", "/api/v1/registrations/" + id, 200, "application/json", registration);
    }

    private Browser.Answer withSession(String scope, String issuer, Instant from) {
        var claims =
                JwtClaimsSet.builder()
                        .issuer(issuer)
                        .subject("r1.focal-point")
                        .claim("scope", scope)
                        .claim("registration", List.of("r1"))
                        .issuedAt(from)
                        .expiresAt(from.plusSeconds(3600))
                        .build();
        var browser = browser();
        browser.cookies()
                .put("session", encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue());
        return browser.get("/registrations/r1");
    }
}
