package org.talanoa.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/**
 * Tokens as the portal signs them, under a key that the services under test trust. They also trust
 * the key before it, as around a rotation.
 */
public final class Tokens {
    private static final RSAKey KEY = key();
    private static final RSAKey BEFORE = key();

    private Tokens() {}

    /** A bearer token with these scopes. */
    public static String with(String... scopes) {
        return until(soon(), scopes);
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

    /** A bearer token that was signed before the portal got its key of now. */
    public static String underTheKeyBefore(String... scopes) {
        return signed(claims(soon(), scopes), BEFORE);
    }

    /** What anybody may sign for himself. */
    public static String underAnUnknownKey(String... scopes) {
        return signed(claims(soon(), scopes), key());
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(5));
    }

    private static JWTClaimsSet.Builder claims(Instant expires, String... scopes) {
        return new JWTClaimsSet.Builder()
                .subject("tests")
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(expires));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, KEY);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    static String publicKeyLocation() {
        try {
            Path file = Files.createTempFile("portal-public", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, pem(BEFORE) + pem(KEY));
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(RSAKey key) throws JOSEException {
        var base64 = Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK has no RSA", e);
        }
    }
}
