package org.talanoa.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.PortalTest;

class OrganizationSessionTest extends PortalTest {
    @Autowired private OrganizationTokens tokens;
    @Autowired private JwtEncoder encoder;
    @Autowired private PortalSettings settings;

    @Test
    void where_people_come_by_https_the_session_never_travels_without() {
        var https =
                new PortalSettings(
                        URI.create("https://portal.example.org"),
                        settings.signingKey(),
                        settings.portalPublicKey(),
                        settings.apiClient(),
                        settings.services(),
                        settings.gateway());
        var response = new MockHttpServletResponse();
        new OrganizationSession(tokens, https)
                .start(response, tokens.issue("c1", List.of("r1"), List.of()));
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-session=")
                .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
        var narrow = new HiddenCookie("attempt", "/signin/provider", true);
        narrow.end(response);
        assertThat(response.getHeaders("Set-Cookie").getLast()).startsWith("__Secure-attempt=");
    }

    @Test
    void a_token_survives_a_new_start_of_the_portal_and_prints_no_secret() {
        var token = tokens.issue("c1", List.of("r1"), List.of("r2"));
        var restarted =
                new OrganizationTokens(
                        new PortalTokens(
                                encoder,
                                new SigningKey().signingKeys(settings),
                                settings,
                                Clock.systemUTC()));
        assertThat(restarted.read(token.value())).contains(token);
        assertThat(token).hasToString("OrganizationToken[r1]");
    }

    @Test
    void what_redeems_links_is_in_no_clients_reach_and_is_no_session() {
        assertThat(ApiScopes.ALL).doesNotContain(OrganizationTokens.REDEEM, "self");
        assertThat(tokens.read(tokens.toRedeem())).isEmpty();
    }
}
