package org.talanoa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.talanoa.embedded.MongoServer;
import org.talanoa.portal.staff.ProviderIdentity;
import org.talanoa.portal.staff.Role;
import org.talanoa.portal.staff.StaffSession;

/** The whole portal over real HTTP, with stand-ins for the services behind it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "talanoa.base-url=http://portal.example.org",
            "talanoa.api-client.id=reporting",
            "talanoa.api-client.secret=open sesame",
            "talanoa.staff.first-username=Chair",
            "talanoa.staff.first-password=a first password",
            "talanoa.limits.exempt=127.0.0.1,::1",
            "talanoa.gateway.read-timeout=1500ms",
            "spring.http.serviceclient.consultation.read-timeout=1500ms",
            "spring.http.serviceclient.registration.read-timeout=1500ms",
            "spring.http.serviceclient.recommendation.read-timeout=1500ms",
            "spring.http.serviceclient.notification.read-timeout=1500ms",
            "spring.http.serviceclient.dashboard.read-timeout=1500ms",
            "spring.http.serviceclient.operations.read-timeout=1500ms",
            "server.shutdown=immediate"
        })
public abstract class PortalTest {
    protected static final StandIn REGISTRATION = new StandIn();
    protected static final StandIn CONSULTATION = new StandIn();
    protected static final StandIn RECOMMENDATION = new StandIn();
    protected static final StandIn NOTIFICATION = new StandIn();
    protected static final StandIn DASHBOARD = new StandIn();

    /** What it signs with. */
    protected static final RSAKey KEY = SigningKeys.fresh();

    static final MongoServer MONGODB = mongodb();
    private static final Path SIGNING_KEY = SigningKeys.privateFile(KEY);

    @LocalServerPort private int port;
    @Autowired private StaffSession staff;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("talanoa.signing-key", () -> SIGNING_KEY.toUri().toString());
        settings.add("spring.mongodb.uri", MONGODB::uri);
        settings.add("talanoa.services.registration", REGISTRATION::url);
        settings.add("talanoa.services.consultation", CONSULTATION::url);
        settings.add("talanoa.services.recommendation", RECOMMENDATION::url);
        settings.add("talanoa.services.notification", NOTIFICATION::url);
        settings.add("talanoa.services.dashboard", DASHBOARD::url);
    }

    @BeforeEach
    void services_know_the_example_reviews() {
        REGISTRATION.reset();
        CONSULTATION.reset();
        RECOMMENDATION.reset();
        NOTIFICATION.reset();
        DASHBOARD.reset();
        Examples.reviewsIn(CONSULTATION);
    }

    protected Browser browser() {
        return new Browser("http://localhost:" + port);
    }

    /** The browser of a member of staff who has these roles. */
    protected Browser signedIn(Role... roles) {
        var response = new MockHttpServletResponse();
        var subject = "noor, " + new TreeSet<>(Set.of(roles));
        var who = new ProviderIdentity("https://id.example.org", subject, "Noor K.", Set.of(roles));
        assertThat(staff.start(new MockHttpServletRequest(), response, who)).isTrue();
        var browser = browser();
        for (var cookie : response.getCookies()) {
            browser.cookies().put(cookie.getName(), cookie.getValue());
        }
        return browser;
    }

    /** A browser that has come in by a link to these, in pairs of registration and role. */
    protected Browser comeIn(String... reached) {
        Examples.linksOpen(NOTIFICATION, reached);
        var browser = browser();
        browser.send(browser.get("/access?token=s3cret").form("#access"));
        return browser;
    }

    /** Opens the page of a mailed link, and sees that its token stays there. */
    protected void opensUnseen(String link, String token) {
        var answer = browser().get(link);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(
                        answer.page()
                                .select(
                                        "[href*=%1$s], [src*=%1$s], [action*=%1$s]"
                                                .formatted(token)))
                .isEmpty();
    }

    private static MongoServer mongodb() {
        try {
            return new MongoServer(Files.createTempDirectory("portal-mongodb"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
