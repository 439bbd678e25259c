package org.talanoa.kit.web;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problem details (RFC 9457) in the reader's language, with the trace id by which an operator finds
 * the request.
 */
public final class ProblemWriter {
    private final MessageSource messages;
    private final @Nullable Tracer tracer;
    private final JsonMapper json;

    public ProblemWriter(MessageSource messages, @Nullable Tracer tracer, JsonMapper json) {
        this.messages = messages;
        this.tracer = tracer;
        this.json = json;
    }

    /**
     * Makes a problem without faults of single fields.
     *
     * @param code names the kind of problem; its sentence stands in the bundles under {@code
     *     problem.<code>}
     */
    ProblemDetail problem(HttpStatus status, String code, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(status, text("problem." + code, locale));
        problem.setType(
                URI.create(
                        "urn:talanoa:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        problem.setProperty("traceId", traceId());
        return problem;
    }

    ProblemDetail problem(HttpStatus status, String code, List<Fault> faults, Locale locale) {
        var problem = problem(status, code, locale);
        problem.setProperty("errors", faults.stream().map(fault -> error(fault, locale)).toList());
        return problem;
    }

    /** For what happens before any controller: security. */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem(status, code, request.getLocale()));
    }

    private Map<String, String> error(Fault fault, Locale locale) {
        return Map.of(
                "pointer", fault.pointer(),
                "code", fault.code(),
                "message", text("fault." + fault.code(), locale, fault.arguments().toArray()));
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private String traceId() {
        var span = tracer == null ? null : tracer.currentSpan();
        return span == null ? "" : span.context().traceId();
    }
}
