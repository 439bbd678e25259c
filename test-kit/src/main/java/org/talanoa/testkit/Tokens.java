package org.talanoa.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
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

    /** What claims to need no signature (RFC 7519, 6). */
    public static String unsigned(String... scopes) {
        return new PlainJWT(claims(soon(), scopes).build()).serialize();
    }

    /** Signed with what everybody may know of the portal's key, as if that were a secret. */
    public static String underThePublicKeyAsASecret(String... scopes) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build();
            return signed(header, claims(soon(), scopes), new MACSigner(pem(KEY)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What anybody may sign for himself, with the key to check it by. */
    public static String bringingItsOwnKey(String... scopes) {
        var own = key();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build();
        try {
            return signed(header, claims(soon(), scopes), new RSASSASigner(own));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
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
        try {
            return signed(header, claims, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
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
