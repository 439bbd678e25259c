package org.talanoa.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** One malformed request after another, over every operation of the contract. */
final class MalformedRequests {
    private static final List<String> BAD_SEGMENTS =
            List.of(
                    "%00",
                    "%zz",
                    "..%2f..%2fetc",
                    "%2e%2e",
                    "a;b=c",
                    "x".repeat(9_000),
                    "%C0%AF",
                    "a%0d%0aX-Evil:1",
                    "%E2%98%83",
                    "'\"><b>",
                    "{{7*7}}",
                    "$where",
                    "\u2603",
                    "a b");
    private static final List<String> OTHER_TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/json; charset=utf-7",
                    "json",
                    "application/;;",
                    "");

    /** Large bodies take their time: one of so many choices has them among it. */
    private static final int SELDOM = 40;

    private static final String WRONG_HEAD = "wrong head";

    /**
     * Of a request line that can be read at all: anything else is over before it has an address.
     */
    private static final Pattern READABLE =
            Pattern.compile("[A-Za-z]+ /[\\w/?%&=.,:;@!$'()*+~-]{0,8000} HTTP/1\\.1");

    private final List<Target> targets;
    private final BrokenBody bodies;
    private final Random chance;
    private final Map<String, String> ids;
    private final Function<String, String> credentials;

    /**
     * @param what says in words what is wrong
     * @param octets a character for each
     */
    record Request(Target target, String what, String octets) {
        Request(Target target, String what, byte[] bytes) {
            this(target, what, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        /** Whether it is refused as no proper HTTP, before anybody knows whom it is for. */
        boolean isBelowTheContract() {
            var line = octets.substring(0, octets.indexOf('\r'));
            return what.equals(WRONG_HEAD) || !READABLE.matcher(line).matches();
        }

        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            var text =
                    octets.replaceAll(
                            "Authorization: (Bearer|Basic) [^\r\n]+", "Authorization: $1 …");
            return what + ": " + text.substring(0, Math.min(600, text.length()));
        }
    }

    /**
     * @param ids of things that are there, by the name of the path's parameter
     * @param credentials each an {@code Authorization}, by the scope that it must have
     */
    MalformedRequests(
            Contract contract,
            Random chance,
            Map<String, String> ids,
            Function<String, String> credentials) {
        this.targets = Target.of(contract);
        this.bodies = new BrokenBody(contract, chance);
        this.chance = chance;
        this.ids = ids;
        this.credentials = credentials;
    }

    /** The next. */
    Request next() {
        var target = oneOf(targets);
        var kinds = kinds(target);
        var kind = kinds.get(chance.nextInt(kinds.size()));
        return kind.apply(target);
    }

    private List<Function<Target, Request>> kinds(Target target) {
        var kinds = new ArrayList<Function<Target, Request>>();
        kinds.add(this::wrongMethod);
        kinds.add(this::wrongHead);
        if (target.path().contains("{")) kinds.add(this::wrongPath);
        if (target.scope().isPresent()) kinds.add(this::wrongToken);
        if (target.query().stream().anyMatch(p -> !faultsOf(p).isEmpty())) {
            kinds.add(this::wrongQuery);
        }
        if (target.body().isPresent()) {
            kinds.addAll(
                    List.of(
                            this::unreadable,
                            this::invalid,
                            this::invalid,
                            this::invalid,
                            this::wrongType,
                            this::wrongEncoding,
                            this::wrongKey));
            var isLimited = target.path().startsWith("/api/");
            if (isLimited && chance.nextInt(SELDOM) == 0) kinds.add(this::tooLarge);
        }
        return kinds;
    }

    private Request unreadable(Target of) {
        return request(of, "unreadable body", Map.of(), bodies.unreadable(of.body().orElseThrow()));
    }

    private Request invalid(Target of) {
        return request(of, "invalid body", Map.of(), bodies.invalid(of.body().orElseThrow()));
    }

    private Request wrongType(Target of) {
        var type = oneOf(OTHER_TYPES);
        var body = of.body().orElseThrow().example().toString();
        return request(of, "other type", Map.of("Content-Type", type), utf8(body));
    }

    /** Contents of HTTP are in UTF-8, and not packed. */
    private Request wrongEncoding(Target of) {
        var body = of.body().orElseThrow();
        var json = bodies.invalid(body);
        return chance.nextBoolean()
                ? request(
                        of,
                        "other character set",
                        Map.of(),
                        new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16))
                : request(
                        of,
                        "packed",
                        Map.of("Content-Encoding", "gzip"),
                        packed(utf8(body.written(body.example()))));
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private Request tooLarge(Target of) {
        return request(of, "too large", Map.of(), bodies.tooLarge(of.body().orElseThrow()));
    }

    private Request wrongKey(Target of) {
        var key = oneOf(List.of("x".repeat(65), "caf\u00e9", "a b", "\t", "a,".repeat(40)));
        return request(
                of,
                "wrong key",
                Map.of("Idempotency-Key", key),
                bodies.invalid(of.body().orElseThrow()));
    }

    private Request wrongToken(Target of) {
        var token =
                oneOf(
                        List.of(
                                "Bearer",
                                "Bearer x",
                                "Basic eDp4",
                                "Bearer " + "a.".repeat(3_000),
                                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
                                "bearer\u00e9",
                                ""));
        return new Request(
                of,
                "wrong token",
                bytes(of.method(), path(of), head(of, Map.of("Authorization", token)), body(of)));
    }

    private Request wrongMethod(Target of) {
        var method = oneOf(List.of("TRACE", "PROPFIND", "get", "G\u00cbT", "CONNECT", "LOCK"));
        return new Request(
                of, "wrong method", bytes(method, path(of), head(of, Map.of()), body(of)));
    }

    private Request wrongPath(Target of) {
        var parameters =
                of.path().replaceAll("[^{}]*\\{(\\w+)\\}[^{}]*", "$1 ").strip().split(" ", -1);
        var wrong = parameters[chance.nextInt(parameters.length)];
        var path = filled(of.path().replace("{" + wrong + "}", oneOf(BAD_SEGMENTS)));
        return new Request(
                of, "wrong path", bytes(of.method(), path, head(of, Map.of()), body(of)));
    }

    private Request wrongQuery(Target of) {
        var parameters = of.query().stream().filter(p -> !faultsOf(p).isEmpty()).toList();
        var parameter = parameters.get(chance.nextInt(parameters.size()));
        var path = path(of) + "?" + parameter.name() + "=" + oneOf(faultsOf(parameter));
        return new Request(
                of, "wrong query", bytes(of.method(), path, head(of, Map.of()), body(of)));
    }

    private static List<String> faultsOf(Target.Parameter parameter) {
        var schema = parameter.schema();
        var faults = new ArrayList<String>();
        if (schema.path("type").asString("").equals("integer")) {
            faults.addAll(List.of("many", "-1", "1.5", "9".repeat(30), "%00"));
        }
        if (schema.path("format").asString("").equals("date")) {
            faults.addAll(List.of("2026-02-30", "yesterday", "99999999-01-01"));
        }
        if (schema.has("enum") || schema.has("pattern"))
            faults.addAll(List.of("NONE_OF_THEM!", "%01x"));
        return faults;
    }

    /** Wrong below what the contract speaks of. */
    private Request wrongHead(Target of) {
        var line = of.method() + " " + path(of) + " HTTP/1.1\r\n";
        var host = "Host: localhost\r\n";
        var end = "Connection: close\r\n\r\n";
        // Where no body is wanted none is read, and what is wrong with it is nobody's business.
        var raw =
                switch (chance.nextInt(of.body().isPresent() ? 11 : 9)) {
                    case 0 -> line + end;
                    case 1 -> line + host + host + end;
                    case 2 ->
                            line
                                    + host
                                    + "Content-Length: 5\r\nContent-Length: 6\r\n"
                                    + end
                                    + "{}{}{}";
                    case 3 -> line + host + "Content-Length: -1\r\n" + end;
                    case 4 -> line + host + "X: " + "x".repeat(70_000) + "\r\n" + end;
                    case 5 -> line + host + "Bad Name: x\r\n" + end;
                    case 6 -> of.method() + " " + path(of) + "\u0000 HTTP/1.1\r\n" + host + end;
                    case 7 -> of.method() + "  \t HTTP/1.1\r\n" + host + end;
                    case 8 -> line + "Host: local host:99999999\r\n" + end;
                    case 9 ->
                            line
                                    + host
                                    + "Content-Type: application/json\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n"
                                    + end
                                    + "2\r\n{}\r\n0\r\n\r\n";
                    default ->
                            line
                                    + host
                                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                                    + end
                                    + "zz\r\n{}\r\n0\r\n\r\n";
                };
        return new Request(of, WRONG_HEAD, raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Request request(Target of, String what, Map<String, String> more, byte[] body) {
        return new Request(of, what, bytes(of.method(), path(of), head(of, more), body));
    }

    private Map<String, String> head(Target of, Map<String, String> more) {
        var head = new LinkedHashMap<String, String>();
        of.scope().ifPresent(scope -> head.put("Authorization", credentials.apply(scope)));
        of.body().ifPresent(body -> head.put("Content-Type", body.contentType()));
        head.putAll(more);
        return head;
    }

    private byte[] body(Target of) {
        return of.body().map(bodies::invalid).orElse(new byte[0]);
    }

    private String path(Target of) {
        return filled(of.path());
    }

    private String filled(String path) {
        var filled = path;
        for (var id : ids.entrySet())
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        return filled;
    }

    private static byte[] bytes(String method, String path, Map<String, String> head, byte[] body) {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        head.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (body.length > 0) request.append("Content-Length: " + body.length + "\r\n");
        request.append("Connection: close\r\n\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private <T> T oneOf(List<T> several) {
        return several.get(chance.nextInt(several.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
