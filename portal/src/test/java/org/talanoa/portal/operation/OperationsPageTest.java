package org.talanoa.portal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.StandIn;
import org.talanoa.portal.staff.Role;

class OperationsPageTest extends PortalTest {
    private static final String PAGE = "/console/operations";
    private static final String WELL =
            """
            {"readiness":{"up":true,"notUp":[]},"liveness":{"up":true,"notUp":[]},
             "kept":{"unsent":0,"oldestUnsent":[],"parked":0,"oldestParked":[]},"behind":[]}
            """;
    private static final String IN_TROUBLE =
            """
            {"readiness":{"up":false,"notUp":[{"name":"topics","status":"DOWN",
               "reasons":["different: Topic seats has 5 partitions and must have 12."]}]},
             "liveness":{"up":true,"notUp":[]},"underWay":"REPUBLISH",
             "kept":{"unsent":7,"oldestUnsent":[{"collection":"mailings","id":"0192-a","events":2,"since":"2026-11-24T12:00:00Z","failures":4}],
               "parked":1,"oldestParked":[{"id":"contacts:2:13","topic":"contacts","partition":2,"offset":13,
                 "key":"0192.p1","type":"org.talanoa.contact.kept.v1","fault":"java.lang.IllegalStateException","parkedAt":"2026-11-24T12:00:00Z"}]},
             "behind":[{"topic":"contacts","records":12}]}
            """;

    @BeforeEach
    void the_services_are_well_but_one() {
        for (var service : List.of(REGISTRATION, CONSULTATION, RECOMMENDATION, DASHBOARD)) {
            tells(service, WELL);
        }
        tells(NOTIFICATION, IN_TROUBLE);
    }

    private static void tells(StandIn service, String report) {
        service.answers("GET", "/operations", 200, "application/json", report);
    }

    @Test
    void an_administrator_sees_how_each_service_is() throws Exception {
        var page = signedIn(Role.ADMINISTRATOR).get(PAGE).page();
        assertThat(page.select(".side a[aria-current]").text()).isEqualTo("Operations");
        assertThat(page.select("#registration .chip").text()).isEqualTo("Ready");
        assertThat(page.select("#notification").text())
                .contains("Not ready", "Topics DOWN", "Topic seats has 5 partitions")
                .contains("7 – the oldest for", "mailings 0192-a", "Failed tries in a row: 4")
                .contains("contacts:2:13", "0192.p1", "java.lang.IllegalStateException")
                .contains("contacts 12", "States are told once more");
        var bearer = NOTIFICATION.asked("GET").getFirst().header("Authorization").substring(7);
        assertThat(SignedJWT.parse(bearer).getJWTClaimsSet().getStringClaim("scope"))
                .contains("operations:write");
    }

    @Test
    void the_page_stands_when_services_are_away_and_says_which() {
        DASHBOARD.goesAway();
        CONSULTATION.answers("GET", "/operations", 401, "application/json", "{}");
        tells(
                RECOMMENDATION,
                """
                {"readiness":{"up":false,"notUp":[{"name":"database","status":"DOWN","reasons":[]}]},
                 "liveness":{"up":true,"notUp":[]}}
                """);
        var answer = signedIn(Role.ADMINISTRATOR).get(PAGE);
        assertThat(answer.status()).isEqualTo(200);
        var page = answer.page();
        assertThat(page.select("#dashboard").text()).contains("No answer");
        assertThat(page.select("#consultation").text()).contains("status 401");
        assertThat(page.select("#recommendation").text())
                .contains("its database is away", "Kafka is away");
        assertThat(page.select("#registration .chip").text()).isEqualTo("Ready");
    }

    @Test
    void nobody_else_sees_or_does_anything() {
        for (var role : List.of(Role.VIEWER, Role.REGISTRAR, Role.MODERATOR)) {
            var browser = signedIn(role);
            var answer = browser.get(PAGE);
            assertThat(answer.status()).as(role.name()).isEqualTo(403);
            var form = browser.get("/").form("#preferences");
            var act = new Browser.Form(PAGE + "/notification/replay-all", form.fields());
            assertThat(browser.send(act).status()).as(role.name()).isEqualTo(403);
        }
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void a_record_is_discarded_after_it_was_asked_whether_that_is_meant() {
        NOTIFICATION.answers("DELETE", "/operations/parked/contacts:2:13", 204, "", "");
        var administrator = signedIn(Role.ADMINISTRATOR);
        var link = link(administrator, "discard");
        var asked = administrator.get(link);
        assertThat(NOTIFICATION.asked("DELETE")).isEmpty();
        var form = asked.form("#ask");
        assertThat(administrator.send(new Browser.Form(form.action(), List.of())).status())
                .as("without the form's token")
                .isEqualTo(403);
        assertThat(NOTIFICATION.asked("DELETE")).isEmpty();
        assertThat(done(administrator, form)).contains("Mails: The record was discarded.");
        assertThat(NOTIFICATION.asked("DELETE")).hasSize(1);
    }

    @Test
    void the_end_of_a_replay_is_told_in_words() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var form = administrator.get(link(administrator, "replay")).form("#ask");
        for (var outcome : List.of("HANDLED", "FAILED", "AWAY", "LOST", "GONE", "UNKNOWN")) {
            NOTIFICATION.answers(
                    "POST",
                    "/operations/parked/contacts:2:13",
                    200,
                    "application/json",
                    "{\"outcome\":\"" + outcome + "\"}");
            assertThat(administrator.send(form).header("Location")).endsWith("done=" + outcome);
        }
        assertThat(done(administrator, form)).contains("not parked any more");
        NOTIFICATION.goesAway();
        assertThat(administrator.send(form).header("Location")).endsWith("done=SILENT");
    }

    @Test
    void all_is_replayed_or_told_once_more_and_one_thing_at_a_time() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var form = administrator.get(PAGE + "/registration/replay-all").form("#ask");
        REGISTRATION.answers("POST", "/operations/parked", 202, "", "");
        assertThat(done(administrator, form)).contains("are being replayed");
        form = administrator.get(PAGE + "/registration/republish-all").form("#ask");
        REGISTRATION.answers("POST", "/operations/republish", 409, "", "");
        assertThat(done(administrator, form)).contains("Something else is under way");
    }

    @Test
    void the_state_of_one_is_told_once_more_by_its_id() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var page = administrator.get(PAGE);
        var named = page.form("#registration form").with("id", "0192 x");
        var form = administrator.get(named.action() + "?id=0192%20x").form("#ask");
        assertThat(done(administrator, form)).contains("Nothing here has this id");
        assertThat(REGISTRATION.asked("POST").getFirst().uri().getRawPath())
                .isEqualTo("/operations/republish/0192%20x");
        assertThat(done(administrator, form.with("id", " "))).contains("Nothing here has this id");
        REGISTRATION.answers("POST", "/operations/republish/0192 x", 204, "", "");
        assertThat(done(administrator, form)).contains("The state is told once more");
    }

    @Test
    void what_can_be_no_id_or_is_refused_is_told_in_words() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var path = "registrations/0192";
        var form = administrator.get(PAGE + "/registration/republish?id=" + path).form("#ask");
        REGISTRATION.answers("POST", "/operations/republish/" + path, 400, "", "");
        assertThat(done(administrator, form)).contains("Nothing here has this id");
        for (var status : List.of(401, 403, 422)) {
            REGISTRATION.answers("POST", "/operations/republish/" + path, status, "", "");
            assertThat(done(administrator, form))
                    .as("status %d", status)
                    .contains("The service refused this");
        }
    }

    @Test
    void what_a_service_can_not_do_is_not_there_and_the_gateway_passes_nothing_on() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        assertThat(administrator.get(PAGE + "/registration/melt").status()).isEqualTo(404);
        assertThat(administrator.get(PAGE + "/portal/replay-all").status()).isEqualTo(404);
        for (var path : List.of("/operations", "/api/v1/operations", "/operations/parked")) {
            assertThat(administrator.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    private static String link(Browser administrator, String act) {
        return administrator
                .get(PAGE)
                .page()
                .expectFirst("#notification a[href*=/" + act + "?]")
                .attr("href");
    }

    private static String done(Browser administrator, Browser.Form form) {
        var answer = administrator.send(form);
        assertThat(answer.status()).isEqualTo(303);
        return administrator.get(answer.header("Location")).page().expectFirst("#done").text();
    }
}
