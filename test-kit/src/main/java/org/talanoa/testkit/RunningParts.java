package org.talanoa.testkit;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.talanoa.embedded.EmbeddedParts;

/** Tells a service under test where the parts are. */
public final class RunningParts
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String LINK_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Topics.create();
        TestPropertyValues.of(settings()).applyTo(context);
    }

    /**
     * The settings of a service, by their environment names; a database of its own with each call.
     */
    public static Map<String, String> settings() {
        var parts = EmbeddedParts.shared();
        return Map.ofEntries(
                Map.entry("KAFKA_BROKERS", parts.kafkaBrokers()),
                Map.entry("MONGODB_URI", parts.mongoUri()),
                Map.entry("MONGODB_INDEX_FOR_COMPARE_AND_SET", "true"),
                Map.entry("SMTP_HOST", parts.smtpHost()),
                Map.entry("SMTP_PORT", String.valueOf(parts.smtpPort())),
                Map.entry("LINK_KEY", LINK_KEY),
                Map.entry("PORTAL_PUBLIC_KEY", Tokens.publicKeyLocation()),
                Map.entry("SERVER_PORT", "0"),
                Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                Map.entry(
                        "INSTANCE",
                        String.valueOf(Math.abs(UUID.randomUUID().hashCode() % 1_000_000))),
                Map.entry("OUTBOX_SWEEP", "1s"),
                Map.entry("server.shutdown", "immediate"),
                Map.entry(
                        "talanoa.mongodb.database",
                        "test_" + UUID.randomUUID().toString().replace('-', '_')));
    }
}
