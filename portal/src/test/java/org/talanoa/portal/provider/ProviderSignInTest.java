package org.talanoa.portal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.talanoa.portal.OpenIdProvider.parameters;
import static org.talanoa.portal.OpenIdProvider.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.talanoa.portal.Browser;
import org.talanoa.portal.NextPortal;
import org.talanoa.portal.OpenIdProvider;
import org.talanoa.portal.OpenIdProvider.Change;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.SigningKeys;
import org.talanoa.portal.StandIn;
import org.talanoa.portal.staff.ProviderSettings;
import org.talanoa.portal.staff.Role;

@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInTest extends PortalTest {
    private static final OpenIdProvider PROVIDER = NextPortal.PROVIDER;
    private static final String UNFINISHED = "/signin/provider/unfinished";

    private final Browser browser = NextPortal.browser();
    private final String subject = "subject-" + UUID.randomUUID();

    @BeforeEach
    void provider_is_there() {
        PROVIDER.isThere();
        PROVIDER.knows(subject, roles("desk"));
    }

    @Test
    void whoever_the_provider_gives_a_role_gets_where_she_wanted_to_go(CapturedOutput output) {
        PROVIDER.knows(subject, roles("of no matter", "site-admin"));
        var button = browser.get("/signin?next=/console/registrations").page();
        assertThat(button.expectFirst("#provider").text()).isEqualTo("Sign in with House of Keys");
        var left = browser.get(button.expectFirst("#provider").attr("href"));
        var question = parameters(URI.create(left.header("Location")).getRawQuery());
        assertThat(question)
                .containsEntry("redirect_uri", "http://portal.example.org/signin/provider/callback")
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(left.header("Set-Cookie"))
                .contains("; HttpOnly", "; SameSite=Lax", "; Max-Age=600", "Path=/signin/provider");
        var back = browser.get(answerTo(left));
        assertThat(back.header("Location")).isEqualTo("/console/registrations");
        assertThat(browser.cookies()).doesNotContainKey("attempt");
        var accounts = browser.get("/console/accounts");
        assertThat(accounts.page().select(".bench-top").text()).contains("Noor K.");
        assertThat(output.getAll())
                .doesNotContain(subject, "Noor K.", browser.cookies().get("staff"));
    }

    @Test
    void roles_may_stand_in_the_user_info_and_follow_the_provider_with_each_sign_in() {
        PROVIDER.knows(subject, claims -> claims);
        PROVIDER.tells(Map.of("sub", subject, "realm_access", Map.of("roles", "site-admin")));
        assertThat(signsIn()).isEqualTo("/console");
        assertThat(browser.get("/console/accounts").status()).isEqualTo(200);
        browser.cookies().clear();
        PROVIDER.knows(subject, roles("front desk", "of no matter"));
        assertThat(signsIn()).isEqualTo("/console");
        assertThat(browser.get("/console/accounts").status()).isEqualTo(403);
    }

    @Test
    void whoever_has_no_role_is_told_so_and_stays_out() {
        PROVIDER.knows(subject, roles("visitor"));
        var told = signsIn();
        assertThat(told).isEqualTo("/signin/provider/no-role");
        assertThat(browser.cookies()).doesNotContainKey("staff");
        var page = browser.speaks("fr").get(told);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.page().text()).contains("Vous n’avez aucun rôle ici", "House of Keys");
    }

    @Test
    void the_user_info_of_somebody_else_counts_for_nothing() {
        PROVIDER.knows(subject, claims -> claims);
        PROVIDER.tells(Map.of("sub", "another", "realm_access", Map.of("roles", "site-admin")));
        assertThat(signsIn()).isEqualTo(UNFINISHED);
    }

    @Test
    void an_answer_to_another_question_is_none() {
        var first = browser.get("/signin/provider");
        browser.get("/signin/provider"); // takes the place of the first
        assertThat(browser.get(answerTo(first)).header("Location")).isEqualTo(UNFINISHED);
        var strangers = NextPortal.browser();
        var stolen = answerTo(browser.get("/signin/provider"));
        assertThat(strangers.get(stolen).header("Location")).isEqualTo(UNFINISHED);
        assertThat(PROVIDER.asked()).noneMatch(asked -> asked.uri().getPath().equals("/token"));
        assertThat(browser.get(UNFINISHED).status()).isEqualTo(400);
    }

    @Test
    void an_answer_counts_once_and_a_refusal_of_the_provider_lets_nobody_in() {
        var answer = answerTo(browser.get("/signin/provider"));
        var cookies = Map.copyOf(browser.cookies());
        assertThat(browser.get(answer).header("Location")).isEqualTo("/console");
        var again = NextPortal.browser();
        again.cookies().putAll(cookies);
        assertThat(again.get(answer).header("Location")).isEqualTo(UNFINISHED);
        var question = again.get("/signin/provider");
        var state = parameters(URI.create(question.header("Location")).getRawQuery()).get("state");
        var refused =
                again.get(
                        answerPath("error=access_denied&state=" + encoded(String.valueOf(state))));
        assertThat(refused.header("Location")).isEqualTo(UNFINISHED);
    }

    static Stream<Change> what_no_id_token_may_say() {
        var now = Instant.now();
        return Stream.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.claim("nonce", null),
                claims -> claims.expirationTime(Date.from(now.minusSeconds(3600))),
                claims -> claims.issuer("https://another.example.org"),
                claims -> claims.audience("another"),
                claims -> claims.subject(null));
    }

    @ParameterizedTest
    @MethodSource("what_no_id_token_may_say")
    void an_id_token_that_is_not_for_this_sign_in_lets_nobody_in(Change change) {
        PROVIDER.knows(subject, claims -> change.apply(roles("site-admin").apply(claims)));
        assertThat(signsIn()).isEqualTo(UNFINISHED);
        assertThat(browser.cookies()).doesNotContainKey("staff");
    }

    @Test
    void a_forged_id_token_lets_nobody_in() {
        PROVIDER.signsWith(SigningKeys.fresh());
        assertThat(signsIn()).isEqualTo(UNFINISHED);
        assertThat(browser.cookies()).doesNotContainKey("staff");
    }

    @Test
    void an_id_token_that_nobody_signed_lets_nobody_in() {
        PROVIDER.signsNothing();
        assertThat(signsIn()).isEqualTo(UNFINISHED);
        assertThat(browser.cookies()).doesNotContainKey("staff");
    }

    @ParameterizedTest
    @EnumSource
    void nor_does_one_that_is_signed_with_what_others_know(OpenIdProvider.Secret secret) {
        PROVIDER.signsWithSecret(secret);
        assertThat(signsIn()).isEqualTo(UNFINISHED);
        assertThat(browser.cookies()).doesNotContainKey("staff");
    }

    @ParameterizedTest
    @CsvSource({"POST,/token", "GET,/keys", "GET,/userinfo"})
    void what_the_provider_says_is_never_fetched_from_elsewhere(String method, String path) {
        var elsewhere = new StandIn();
        PROVIDER.knows(subject, claims -> claims);
        PROVIDER.sendsOn(method, path, elsewhere.url() + path);
        assertThat(signsIn()).isEqualTo("/signin/provider/away");
        assertThat(PROVIDER.asked()).anyMatch(asked -> asked.uri().getPath().equals(path));
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void nor_is_what_it_says_of_itself() {
        var elsewhere = new StandIn();
        var configuration = "/.well-known/openid-configuration";
        PROVIDER.sendsOn("GET", configuration, elsewhere.url() + configuration);
        assertThat(browser.get("/signin/provider").status()).isEqualTo(503);
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void an_administrator_shuts_out_whom_the_provider_lets_in() {
        assertThat(signsIn()).isEqualTo("/console");
        var administrator = NextPortal.browser();
        PROVIDER.knows("chief", roles("site-admin"));
        assertThat(signsIn(administrator)).isEqualTo("/console");
        var page = administrator.get("/console/accounts");
        var row =
                page.page().select("li.panel").stream()
                        .filter(one -> one.text().contains(PROVIDER.issuer() + " " + subject))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.text()).contains("Registrar", "Signs in with the provider");
        assertThat(row.select("form")).hasSize(1);
        var id = row.id().substring("account-".length());
        for (var ours : List.of("password", "roles")) {
            var form = page.form("#" + row.id() + " form");
            var path = "/console/accounts/" + id + "/" + ours;
            var crafted = new Browser.Form(path, form.with("roles", "VIEWER").fields());
            assertThat(administrator.send(crafted).status()).as(ours).isEqualTo(409);
        }
        administrator.send(page.form("#" + row.id() + " form"));
        assertThat(browser.get("/console/registrations").header("Location")).startsWith("/signin");
        PROVIDER.knows(subject, roles("desk"));
        assertThat(signsIn()).isEqualTo("/signin/provider/disabled");
        assertThat(browser.get("/signin/provider/disabled").status()).isEqualTo(403);
        administrator.send(administrator.get("/console/accounts").form("#" + row.id() + " form"));
        assertThat(signsIn()).isEqualTo("/console");
    }

    @Test
    void whoever_the_provider_lets_in_has_no_password_to_change() {
        PROVIDER.knows(subject, roles("site-admin"));
        signsIn();
        assertThat(browser.get("/console/password").header("Location")).isEqualTo("/console");
        var form = browser.get("/console/accounts").form("#sign-out");
        var crafted = new Browser.Form("/console/password", form.with("fresh", "a").fields());
        assertThat(browser.send(crafted).header("Location")).isEqualTo("/console");
        var typed = browser().get("/signin").form("#signin");
        var byName =
                browser()
                        .send(
                                typed.with(
                                        "username",
                                        PROVIDER.issuer() + " " + subject,
                                        "password",
                                        ""));
        assertThat(byName.status()).isNotEqualTo(303);
    }

    @Test
    void while_the_provider_is_away_a_page_says_so_and_nothing_has_to_be_done_afterwards() {
        PROVIDER.goesAway();
        var away = browser.get("/signin/provider?next=/console/points");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.page().text()).contains("House of Keys does not answer");
        assertThat(browser.get("/signin").status()).isEqualTo(200);
        PROVIDER.isThere();
        PROVIDER.knows(subject, roles("desk"));
        var again = browser.get(away.page().expectFirst("main a.btn-primary").attr("href"));
        assertThat(browser.get(answerTo(again)).header("Location")).isEqualTo("/console/points");
    }

    @ParameterizedTest
    @CsvSource({"POST,/token", "GET,/keys", "GET,/userinfo"})
    void a_provider_that_fails_on_the_way_back_is_called_away(String method, String path) {
        PROVIDER.knows(subject, claims -> claims);
        PROVIDER.failsAt(method, path, 502);
        assertThat(signsIn()).isEqualTo("/signin/provider/away");
        assertThat(browser.get("/signin/provider/away").status()).isEqualTo(503);
    }

    @Test
    void a_provider_that_calls_itself_otherwise_is_not_ours() {
        PROVIDER.callsItself("https://another.example.org");
        assertThat(browser.get("/signin/provider").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org/", "//evil.example.org", "/console\\evil"})
    void nobody_is_led_out_of_the_house(String next) {
        var left = browser.get("/signin/provider?next=" + encoded(next));
        assertThat(browser.get(answerTo(left)).header("Location")).isEqualTo("/console");
    }

    @Test
    void without_a_provider_there_is_neither_a_button_nor_a_way() {
        assertThat(browser().get("/signin").page().select("#provider")).isEmpty();
        for (var path : List.of("/signin/provider", "/signin/provider/callback", UNFINISHED)) {
            assertThat(browser().get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_provider_without_what_it_takes_is_refused_at_the_start() {
        var roles = Map.of(Role.VIEWER, Set.of("staff"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("", "groups", roles))
                .withMessageContaining("OIDC_CLIENT_SECRET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("s", "", roles))
                .withMessageContaining("OIDC_ROLES_CLAIM");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("s", "groups", Map.of(Role.VIEWER, Set.of())))
                .withMessageContaining("OIDC_ROLE_");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ProviderSettings(
                                "id", "talanoa", "s", "", List.of("openid"), "groups", roles))
                .withMessageContaining("OIDC_ISSUER");
        assertThat(settings("s", "groups", roles))
                .hasToString("ProviderSettings[https://id.example.org]")
                .extracting(ProviderSettings::name)
                .isEqualTo("id.example.org");
    }

    @Test
    void a_claim_is_found_where_its_name_has_dots_of_its_own() {
        var path = "https://id.example.org/app.roles";
        var roles = new GivenRoles(settings("s", path, Map.of(Role.MODERATOR, Set.of("editor"))));
        assertThat(roles.in(Map.of(path, List.of("editor")))).containsExactly(Role.MODERATOR);
        assertThat(roles.in(Map.of("https://id.example.org/app", Map.of("roles", "editor"))))
                .containsExactly(Role.MODERATOR);
        assertThat(roles.in(Map.of("roles", "editor", "https://id", Map.of()))).isEmpty();
        assertThat(roles.in(Map.of(path, List.of(1, Map.of())))).isEmpty();
    }

    private static ProviderSettings settings(
            String secret, String claim, Map<Role, Set<String>> roles) {
        return new ProviderSettings(
                "https://id.example.org", "talanoa", secret, "", List.of("openid"), claim, roles);
    }

    private String signsIn() {
        return signsIn(browser);
    }

    private static String signsIn(Browser who) {
        return who.get(answerTo(who.get("/signin/provider"))).header("Location");
    }

    /** Where the provider sends the browser back to, on the portal under test. */
    private static String answerTo(Browser.Answer question) {
        try {
            var asked = HttpRequest.newBuilder(URI.create(question.header("Location"))).build();
            var answer = HttpClient.newHttpClient().send(asked, BodyHandlers.discarding());
            var back = answer.headers().firstValue("Location").orElseThrow();
            return answerPath(URI.create(back).getRawQuery());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String answerPath(String query) {
        return "/signin/provider/callback?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
