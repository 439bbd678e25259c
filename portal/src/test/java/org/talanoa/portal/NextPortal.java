package org.talanoa.portal;

import com.nimbusds.jose.jwk.RSAKey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The portal of {@link PortalTest} as it comes back on the same database with a new key to sign
 * with, while the key of before still counts, and with a provider by which staff may sign in.
 * Started once, when a test first asks for it.
 */
public final class NextPortal {
    public static final RSAKey KEY = SigningKeys.fresh();

    /** Away while the portal starts. */
    public static final OpenIdProvider PROVIDER = new OpenIdProvider();

    private static final ConfigurableApplicationContext CONTEXT = start();

    private NextPortal() {}

    public static Browser browser() {
        return new Browser(
                "http://localhost:"
                        + CONTEXT.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static ConfigurableApplicationContext start() {
        PROVIDER.goesAway();
        var trusted = SigningKeys.publicFile(PortalTest.KEY, KEY);
        return new SpringApplicationBuilder(PortalApplication.class)
                .run(
                        "--server.port=0",
                        "--server.shutdown=immediate",
                        "--spring.mongodb.uri=" + PortalTest.MONGODB.uri(),
                        "--talanoa.base-url=http://portal.example.org",
                        "--talanoa.api-client.id=reporting",
                        "--talanoa.api-client.secret=open sesame",
                        "--talanoa.signing-key=" + SigningKeys.privateFile(KEY).toUri(),
                        "--talanoa.portal-public-key=" + trusted.toUri(),
                        "--talanoa.openid.issuer=" + PROVIDER.issuer(),
                        "--talanoa.openid.client-id=talanoa",
                        "--talanoa.openid.client-secret=a secret",
                        "--talanoa.openid.name=House of Keys",
                        "--talanoa.openid.roles-claim=realm_access.roles",
                        "--talanoa.openid.roles.administrator=site-admin",
                        "--talanoa.openid.roles.registrar=desk, front desk");
    }
}
