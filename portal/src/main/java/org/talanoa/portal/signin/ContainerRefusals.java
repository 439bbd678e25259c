package org.talanoa.portal.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What the container refuses before it knows whom it is for, like a broken request line or address:
 * one line, where the container's own page would bring its style and what it is built of.
 */
final class ContainerRefusals extends ErrorReportValve {
    /**
     * It blames itself for what no server like this one can do: CONNECT, a transfer coding or a
     * version of HTTP that nobody knows. Whoever watches for faults of ours must not be woken so.
     */
    private static final Set<HttpStatus> OF_THE_REQUEST =
            EnumSet.of(HttpStatus.NOT_IMPLEMENTED, HttpStatus.HTTP_VERSION_NOT_SUPPORTED);

    private static final Logger log = LoggerFactory.getLogger(ContainerRefusals.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        var told = HttpStatus.resolve(response.getStatus());
        if (told == null
                || !told.isError()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var status = OF_THE_REQUEST.contains(told) ? HttpStatus.BAD_REQUEST : told;
        response.setStatus(status.value());
        try {
            write(response, status, isOfApi(request));
        } catch (IOException e) {
            log.debug("Whoever was refused has gone", e);
        }
    }

    private static void write(Response response, HttpStatus status, boolean api)
            throws IOException {
        var line =
                api
                        ? "{\"type\":\"urn:talanoa:problem:%s\",\"code\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                                .formatted(
                                        status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                        status.name(),
                                        status.getReasonPhrase(),
                                        status.value())
                        : status.value() + " " + status.getReasonPhrase() + "\n";
        response.setContentType(
                api ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
        response.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        response.finishResponse();
    }

    private static boolean isOfApi(Request request) {
        var address = request.getRequestURI();
        return address != null && address.startsWith("/api/");
    }
}
