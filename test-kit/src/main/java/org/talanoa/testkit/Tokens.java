package org.talanoa.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Tokens as the portal signs them, under a key that the services under test trust. */
public final class Tokens {
    private static final KeyPair KEYS = keys();

    private Tokens() {}

    /** A bearer token with these scopes. */
    public static String with(String... scopes) {
        return until(Instant.now().plus(Duration.ofMinutes(5)), scopes);
    }

    /** The bearer token of an organization whose link reaches these registrations. */
    public static String ofOrganization(String... registrations) {
        var expires = Instant.now().plus(Duration.ofMinutes(60));
        return signed(claims(expires, "self").claim("registration", List.of(registrations)));
    }

    /** The bearer token of a delegate, whose link reaches these entries: contacts by their ids. */
    public static String ofDelegate(String... contacts) {
        var expires = Instant.now().plus(Duration.ofMinutes(60));
        return signed(claims(expires, "self").claim("delegate", List.of(contacts)));
    }

    /** A bearer token that expires then. */
    public static String until(Instant expires, String... scopes) {
        return signed(claims(expires, scopes));
    }

    private static JWTClaimsSet.Builder claims(Instant expires, String... scopes) {
        return new JWTClaimsSet.Builder()
                .subject("tests")
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(expires));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            token.sign(new RSASSASigner(KEYS.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    static String publicKeyLocation() {
        try {
            Path file = Files.createTempFile("portal-public", ".pem");
            file.toFile().deleteOnExit();
            var base64 = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
            Files.writeString(
                    file, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no RSA", e);
        }
    }
}
