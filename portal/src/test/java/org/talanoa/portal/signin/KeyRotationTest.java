package org.talanoa.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.talanoa.portal.Browser;
import org.talanoa.portal.NextPortal;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.SigningKeys;
import org.talanoa.portal.staff.Role;
import tools.jackson.databind.json.JsonMapper;

class KeyRotationTest extends PortalTest {
    @Autowired private JsonMapper json;
    @Autowired private PortalSettings settings;
    @Autowired private PortalTokens tokens;

    @Test
    void after_a_rotation_the_new_key_signs_and_tokens_of_both_count() {
        var before = token(browser());
        var after = token(NextPortal.browser());
        var keys = json.readTree(NextPortal.browser().get("/oauth2/jwks").body()).get("keys");
        assertThat(keys.valueStream().map(key -> key.get("kid").asString()))
                .containsExactlyInAnyOrder(KEY.getKeyID(), NextPortal.KEY.getKeyID());
        assertThat(keys.valueStream()).noneMatch(key -> key.has("d"));
        assertThat(read(before).getHeaders()).containsEntry("kid", KEY.getKeyID());
        assertThat(read(after).getHeaders()).containsEntry("kid", NextPortal.KEY.getKeyID());
    }

    @Test
    void whoever_is_signed_in_stays_so_across_a_rotation() {
        var rotated = NextPortal.browser();
        rotated.cookies().putAll(signedIn(Role.ADMINISTRATOR).cookies());
        assertThat(rotated.get("/console/accounts").status()).isEqualTo(200);
    }

    @Test
    void where_the_other_key_is_not_trusted_its_tokens_are_nothing() {
        assertThat(tokens.read(token(NextPortal.browser()))).isEmpty();
        assertThat(tokens.read(token(browser()))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-----w-", "r--r-----"})
    void a_key_that_others_may_use_is_refused_with_what_to_do(String mode) throws Exception {
        var file = SigningKeys.privateFile(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyFiles.signing(resource(file)))
                .withMessageContaining(file.toString())
                .withMessageContaining(mode)
                .withMessageEndingWith("give it the mode 0400 or 0600");
    }

    @Test
    void a_key_that_its_owner_only_reads_will_do() throws Exception {
        var file = SigningKeys.privateFile(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(KeyFiles.signing(resource(file)).getKeyID()).isEqualTo(KEY.getKeyID());
    }

    @Test
    void what_is_no_key_is_said_with_the_name_of_its_setting() {
        var noKey = SigningKeys.publicFile(KEY);
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyFiles.signing(resource(noKey)))
                .withMessageStartingWith("SIGNING_KEY names");
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyFiles.trusted(resource(SigningKeys.privateFile(KEY))))
                .withMessageStartingWith("PORTAL_PUBLIC_KEY names");
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyFiles.signing(new ByteArrayResource(new byte[0])))
                .withMessageEndingWith("which is no file");
    }

    @Test
    void a_key_that_no_service_believes_is_not_signed_with() {
        var wrong =
                new PortalSettings(
                        settings.baseUrl(),
                        settings.signingKey(),
                        resource(SigningKeys.publicFile(NextPortal.KEY)),
                        settings.apiClient(),
                        settings.services(),
                        settings.gateway());
        assertThatIllegalStateException()
                .isThrownBy(() -> new SigningKey().signingKeys(wrong))
                .withMessageContaining("no service would believe");
    }

    private static Resource resource(Path file) {
        return new FileSystemResource(file);
    }

    private static Jwt read(String token) {
        var keys = NextPortal.browser().request("/oauth2/jwks").build().uri().toString();
        return NimbusJwtDecoder.withJwkSetUri(keys).build().decode(token);
    }

    private String token(Browser browser) {
        var basic =
                Base64.getEncoder()
                        .encodeToString("reporting:open+sesame".getBytes(StandardCharsets.UTF_8));
        var answer =
                browser.send(
                        browser.request("/oauth2/token")
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")),
                        "/oauth2/token");
        return json.readTree(answer.body()).get("access_token").asString();
    }
}
