package org.talanoa.portal.page;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the portal itself answers to a program when a call can't be answered: RFC 9457, with the id
 * of the trace.
 */
@Component
public class Problems {
    /**
     * Seconds after which another try makes sense; a service that was killed needs about that long.
     */
    static final String RETRY_AFTER = "2";

    private final Tracer tracer;
    private final JsonMapper json;

    Problems(Tracer tracer, JsonMapper json) {
        this.tracer = tracer;
        this.json = json;
    }

    /** One thing that is wrong with what was sent. */
    public record Fault(String pointer, String code, String message) {}

    public ServerResponse response(HttpStatus status, String detail) {
        return response(problem(status, detail));
    }

    /** For content that can't be taken: every fault at once. */
    public ServerResponse response(List<Fault> faults) {
        var problem =
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "Some of what was sent can't be taken as it is. All of it is listed under \"errors\".");
        problem.setProperty("errors", faults);
        return response(problem);
    }

    private static ServerResponse response(ProblemDetail problem) {
        var response =
                ServerResponse.status(problem.getStatus())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        return response.body(problem);
    }

    /** For filters, which have no view. */
    public void write(HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        response.getOutputStream().write(json.writeValueAsBytes(problem(status, detail)));
    }

    private ProblemDetail problem(HttpStatus status, String detail) {
        var code = status == HttpStatus.UNPROCESSABLE_CONTENT ? "CONTENT_INVALID" : status.name();
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        // Named as the services name theirs.
        var kind = code.toLowerCase(Locale.ROOT).replace('_', '-');
        problem.setType(URI.create("urn:talanoa:problem:" + kind));
        problem.setProperty("code", code);
        var span = tracer.currentSpan();
        if (span != null) {
            problem.setProperty("traceId", span.context().traceId());
        }
        return problem;
    }
}
