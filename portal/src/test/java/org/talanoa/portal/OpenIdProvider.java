package org.talanoa.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID Connect provider that keeps to the protocol: it checks client, redirect address
 * and PKCE, gives a code once, and signs ID tokens with a key of its own. It lets in at once
 * whoever a test names.
 */
public final class OpenIdProvider {
    private static final JsonMapper JSON = new JsonMapper();

    /** How a test has an ID token differ from a good one. */
    public interface Change extends UnaryOperator<JWTClaimsSet.Builder> {}

    /** What a token may be signed with that is none of the provider's private key. */
    public enum Secret {
        OF_THE_CLIENT,
        PUBLIC_KEY
    }

    private record Granted(Map<String, String> question, String subject) {}

    private final StandIn http = new StandIn();
    private final RSAKey key = SigningKeys.fresh();
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    private volatile Function<JWTClaimsSet, String> signing = said -> signed(said, key);
    private volatile String subject = "";
    private volatile String name = "";
    private volatile Map<String, Object> userInfo = Map.of();
    private volatile Change change = claims -> claims;

    public String issuer() {
        return http.url();
    }

    public void goesAway() {
        http.goesAway();
    }

    /** There, honest, and with nothing known of anybody but what the ID token says. */
    public void isThere() {
        http.reset();
        signing = said -> signed(said, key);
        userInfo = Map.of();
        change = claims -> claims;
        name = issuer();
        http.answers(
                "GET",
                "/.well-known/openid-configuration",
                exchange ->
                        json(
                                exchange,
                                200,
                                Map.of(
                                        "issuer",
                                        name,
                                        "authorization_endpoint",
                                        issuer() + "/authorize",
                                        "token_endpoint",
                                        issuer() + "/token",
                                        "userinfo_endpoint",
                                        issuer() + "/userinfo",
                                        "jwks_uri",
                                        issuer() + "/keys",
                                        "response_types_supported",
                                        List.of("code"),
                                        "subject_types_supported",
                                        List.of("public"),
                                        "id_token_signing_alg_values_supported",
                                        List.of("RS256"))));
        http.answers("GET", "/authorize", this::authorize);
        http.answers("POST", "/token", this::token);
        http.answers(
                "GET",
                "/userinfo",
                exchange ->
                        json(
                                exchange,
                                200,
                                userInfo.isEmpty() ? Map.of("sub", subject) : userInfo));
        http.answers(
                "GET",
                "/keys",
                exchange -> json(exchange, 200, new JWKSet(key).toJSONObject(true)));
    }

    /** Whoever asks from now on is this one, of whom the ID token says so. */
    public void knows(String who, Change says) {
        subject = who;
        change = says;
    }

    /** Roles as they stand in an ID token. */
    public static Change roles(String... roles) {
        return claims ->
                claims.claim("name", "Noor K.")
                        .claim("realm_access", Map.of("roles", List.of(roles)));
    }

    /** Beside the ID token, the user info says this. */
    public void tells(Map<String, Object> more) {
        userInfo = more;
    }

    /** In its configuration, instead of its issuer. */
    public void callsItself(String other) {
        name = other;
    }

    public void signsWith(RSAKey forged) {
        signing = said -> signed(said, forged);
    }

    /** Its ID tokens are signed (HS256) with what both sides know, or everybody: its public key. */
    public void signsWithSecret(Secret secret) {
        var bytes =
                secret == Secret.OF_THE_CLIENT
                        ? "a secret".getBytes(StandardCharsets.US_ASCII)
                        : publicKey();
        signing = said -> signed(said, bytes);
    }

    /** Its ID tokens claim to need no signature (RFC 7519, 6). */
    public void signsNothing() {
        signing = said -> new PlainJWT(said).serialize();
    }

    /** Says at this path that the answer is elsewhere. */
    public void sendsOn(String method, String path, String elsewhere) {
        http.sendsOn(method, path, elsewhere);
    }

    /** Answers at this path with that status alone. */
    public void failsAt(String method, String path, int status) {
        http.answers(method, path, status, "text/plain", "");
    }

    public List<StandIn.Asked> asked() {
        return http.asked();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var question = parameters(exchange.getRequestURI().getRawQuery());
        if (!"talanoa".equals(question.get("client_id"))
                || !"code".equals(question.get("response_type"))
                || !"S256".equals(question.get("code_challenge_method"))) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Granted(question, subject));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        question.get("redirect_uri")
                                + "?code="
                                + code
                                + "&state="
                                + URLEncoder.encode(
                                        String.valueOf(question.get("state")),
                                        StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = http.asked().getLast();
        var sent = parameters(asked.body());
        var granted = codes.remove(String.valueOf(sent.get("code")));
        var client = "Basic " + base64("talanoa:a+secret");
        if (!client.equals(asked.header("Authorization"))) {
            json(exchange, 401, Map.of("error", "invalid_client"));
        } else if (granted == null
                || !Objects.equals(granted.question().get("redirect_uri"), sent.get("redirect_uri"))
                || !Objects.equals(
                        granted.question().get("code_challenge"),
                        hashed(String.valueOf(sent.get("code_verifier"))))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            json(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            "opaque",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            60,
                            "id_token",
                            idToken(granted)));
        }
    }

    private String idToken(Granted granted) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(granted.subject())
                        .audience("talanoa")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("nonce", granted.question().get("nonce"));
        return signing.apply(change.apply(claims).build());
    }

    private String signed(JWTClaimsSet said, RSAKey with) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, said);
        try {
            token.sign(new RSASSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** By hand, as the library signs with no secret this short. */
    private static String signed(JWTClaimsSet said, byte[] secret) {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), said);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var signature = Base64URL.encode(mac.doFinal(token.getSigningInput()));
            return new String(token.getSigningInput(), StandardCharsets.US_ASCII) + "." + signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] publicKey() {
        try {
            return key.toPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> answer)
            throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What stands in a query or in a form. */
    public static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String hashed(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
