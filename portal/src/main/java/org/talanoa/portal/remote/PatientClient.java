package org.talanoa.portal.remote;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.JdkHttpClientBuilder;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.talanoa.portal.PortalSettings;

/**
 * Waits for an answer to begin, and then as long as its reader takes: a stream never ends, and a
 * long list may be read over a slow line. The read time-out of Spring's request factory would cut
 * both off.
 */
public final class PatientClient extends HttpClient {
    private final HttpClient client;
    private final Duration untilItBegins;

    private PatientClient(HttpClient client, Duration untilItBegins) {
        this.client = client;
        this.untilItBegins = untilItBegins;
    }

    /** Requests of such a client, with the times of the gateway; nobody is sent on to elsewhere. */
    public static ClientHttpRequestFactory requests(PortalSettings.Gateway times) {
        var client =
                new JdkHttpClientBuilder()
                        .withCustomizer(http ->
                                http.version(Version.HTTP_1_1).followRedirects(Redirect.NEVER))
                        .build(
                                HttpClientSettings.defaults()
                                        .withConnectTimeout(times.connectTimeout()));
        return new JdkClientHttpRequestFactory(new PatientClient(client, times.readTimeout()));
    }

    private HttpRequest timed(HttpRequest request) {
        return HttpRequest.newBuilder(request, (_, _) -> true).timeout(untilItBegins).build();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(timed(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        return client.sendAsync(timed(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            BodyHandler<T> handler,
            @Nullable PushPromiseHandler<T> pushPromises) {
        return client.sendAsync(timed(request), handler, pushPromises);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }
}
