package org.talanoa.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A browser without JavaScript: keeps cookies, follows nothing by itself, sends forms with all that
 * stands in them.
 */
public final class Browser {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String origin;
    private String language = "en";
    private @Nullable String network;

    Browser(String origin) {
        this.origin = origin;
    }

    /** A page, or what else came. */
    public record Answer(HttpResponse<String> response, String path) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String body() {
            return response.body();
        }

        public Document page() {
            return Jsoup.parse(response.body());
        }

        public Form form(String selector) {
            return Form.in(page().expectFirst(selector));
        }
    }

    /** A form as it stands in a page, to be filled in and sent. */
    public record Form(String action, List<Map.Entry<String, String>> fields) {
        static Form in(Element form) {
            var fields = new ArrayList<Map.Entry<String, String>>();
            for (var field : form.select("input, select, textarea")) {
                if (field.is("[type=checkbox], [type=radio]") && !field.hasAttr("checked")) {
                    continue;
                }
                var chosen = field.selectFirst("option[selected]");
                var value =
                        switch (field.normalName()) {
                            case "select" -> chosen == null ? "" : chosen.attr("value");
                            // A browser drops the first line break of a text area, as jsoup does.
                            case "textarea" -> field.wholeText();
                            default ->
                                    field.is("[type=checkbox]") && !field.hasAttr("value")
                                            ? "on"
                                            : field.attr("value");
                        };
                fields.add(Map.entry(field.attr("name"), value));
            }
            return new Form(form.attr("action"), fields);
        }

        /**
         * The same form with these values, in pairs of name and value, in place of what stood
         * there.
         */
        public Form with(String... pairs) {
            var changed = new ArrayList<>(fields);
            for (int i = 0; i < pairs.length; i += 2) {
                var name = pairs[i];
                changed.removeIf(field -> field.getKey().equals(name));
            }
            for (int i = 0; i < pairs.length; i += 2) {
                changed.add(Map.entry(pairs[i], pairs[i + 1]));
            }
            return new Form(action, changed);
        }

        public String value(String name) {
            return fields.stream()
                    .filter(field -> field.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(","));
        }
    }

    public Browser speaks(String newLanguage) {
        language = newLanguage;
        return this;
    }

    /** From now on it comes from this address, as a proxy in front of the portal tells it. */
    public Browser from(String address) {
        network = address;
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send(request(path).GET(), path);
    }

    public Answer send(Form form) {
        var body =
                form.fields().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(form.action())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                form.action());
    }

    public HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Accept-Language", language);
        if (network != null) {
            request.header("X-Forwarded-For", network);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request, String path) {
        var response = send(request, HttpResponse.BodyHandlers.ofString());
        for (var cookie : response.headers().allValues("Set-Cookie")) {
            var parts = cookie.split("[=;]", 3);
            if (parts[1].isEmpty()) {
                cookies.remove(parts[0]);
            } else {
                cookies.put(parts[0], parts[1]);
            }
        }
        return new Answer(response, path);
    }

    public <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that comes back for an address that is none, such as only crafted requests have. */
    public String getRaw(String path) {
        return raw("GET " + path + " HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n\r\n");
    }

    /** All that comes back for these very bytes. */
    public String raw(String request) {
        var address = URI.create(origin);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
