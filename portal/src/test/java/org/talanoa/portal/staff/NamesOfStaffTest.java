package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.StandIn;

/**
 * The portal alone knows how its staff are called. Services hear an id, so no event of theirs can
 * hold a name.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamesOfStaffTest extends PortalTest {
    private static final String NAME = "Wrenfield Ospreymoor";
    private static final String LIST = "/api/v1/registrations";

    @Autowired private Accounts accounts;

    @Test
    void no_service_and_no_log_learns_how_a_member_of_staff_is_called(CapturedOutput output) {
        var none = "{\"items\":[],\"page\":0,\"size\":50,\"total\":0}";
        answers("GET", LIST, none);
        answers("GET", LIST + "/r1", Examples.REGISTRATION);
        answers("POST", LIST + "/r1/decision", Examples.REGISTRATION);
        var browser = signedInAs("ospreymoor." + UUID.randomUUID());
        assertThat(browser.get("/console").page().text()).contains(NAME);
        var decision = browser.get("/console/registrations/r1").form("#form-decision");
        assertThat(browser.send(decision.with("decision", "APPROVE")).status()).isEqualTo(303);
        REGISTRATION.goesAway();
        RECOMMENDATION.goesAway();
        for (var page : List.of("registrations", "points", "consultations", "accounts")) {
            browser.get("/console/" + page);
        }
        var heard = everythingHeard();
        assertThat(heard).anyMatch(text -> text.contains("recommendations:read"));
        assertThat(heard).noneMatch(NamesOfStaffTest::namesSomebody);
        assertThat(output.getAll()).isNotEmpty();
        assertThat(namesSomebody(output.getAll())).isFalse();
    }

    private static void answers(String method, String path, String body) {
        REGISTRATION.answers(method, path, 200, "application/json", body);
    }

    private Browser signedInAs(String username) {
        accounts.add(username, username, NAME, "a first password", Set.of(Role.ADMINISTRATOR));
        var known =
                accounts.all().stream()
                        .filter(account -> account.username().equals(username))
                        .findFirst()
                        .orElseThrow();
        accounts.changePassword(known.id(), "a password of her own", false);
        var browser = browser();
        var form = browser.get("/signin").form("#signin");
        browser.send(form.with("username", username, "password", "a password of her own"));
        return browser;
    }

    private static boolean namesSomebody(String text) {
        return Stream.of("Wrenfield", "spreymoor").anyMatch(text::contains);
    }

    /** Addresses, headers, bodies, and what tokens say. */
    private static List<String> everythingHeard() {
        return Stream.of(REGISTRATION, CONSULTATION, RECOMMENDATION, NOTIFICATION, DASHBOARD)
                .flatMap(service -> service.asked().stream())
                .map(asked -> asked + claims(asked))
                .toList();
    }

    private static String claims(StandIn.Asked asked) {
        var token = asked.header("Authorization").split("\\.", -1);
        return token.length < 3
                ? ""
                : new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
    }
}
