package org.talanoa.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What an installation must never share nor lose, made at its first start and kept in {@code keys}.
 *
 * @param signingKey the portal's private key (PKCS#8 PEM)
 * @param publicKey by which the services know the portal
 * @param linkKey from which the links in mails are derived
 * @param clientSecret of the API client in {@code access.json}
 * @param staffPassword of the first account of staff, in {@code access.json}, too
 */
record Secrets(
        Path signingKey,
        Path publicKey,
        String linkKey,
        String clientSecret,
        String staffPassword) {
    private static final int RSA_BITS = 3072;
    private static final int RANDOM_BYTES = 32;

    static Secrets in(Home home) throws CannotStart {
        var signingKey = home.key("portal-signing.pem");
        var publicKey = home.key("portal-public.pem");
        try {
            if (!Files.exists(signingKey) || !Files.exists(publicKey)) {
                var pair = rsa().generateKeyPair();
                Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic()));
                Home.writeSecret(signingKey, pem("PRIVATE KEY", pair.getPrivate()));
            }
            return new Secrets(
                    signingKey,
                    publicKey,
                    random(home.key("link.key"), Base64.getEncoder()),
                    random(home.key("client.secret"), Base64.getUrlEncoder().withoutPadding()),
                    random(home.key("staff.password"), Base64.getUrlEncoder().withoutPadding()));
        } catch (IOException e) {
            throw new CannotStart(
                    "The keys in %s cannot be read or written.".formatted(signingKey.getParent()));
        }
    }

    @Override
    public String toString() {
        return "Secrets[" + signingKey.getParent() + "]";
    }

    private static String random(Path file, Base64.Encoder encoder) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(bytes);
            Home.writeSecret(file, encoder.encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    private static KeyPairGenerator rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private static String pem(String type, Key key) {
        var lines =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded());
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, lines, type);
    }
}
