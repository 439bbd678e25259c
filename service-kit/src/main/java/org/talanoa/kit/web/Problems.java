package org.talanoa.kit.web;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.talanoa.kit.DatabaseAway;
import org.talanoa.kit.document.Conflict;

/** The one place where exceptions become problem details. */
@RestControllerAdvice
public final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ProblemWriter writer;

    public Problems(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidContent e, Locale locale) {
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        return answer(status, writer.problem(status, "CONTENT_INVALID", e.faults(), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(Unreadable e, Locale locale) {
        return answer(e.status(), writer.problem(e.status(), e.code(), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(Conflict e, Locale locale) {
        return switch (e) {
            case Conflict.NotFound _ -> simple(HttpStatus.NOT_FOUND, "NOT_FOUND", locale);
            case Conflict.RefusedByAggregate refused ->
                    simple(HttpStatus.CONFLICT, refused.why().name(), locale);
            case Conflict.Stale _ -> simple(HttpStatus.PRECONDITION_FAILED, "STALE", locale);
            case Conflict.KeyReused _ -> keyReused(locale);
            case Conflict.KeyTaken _ -> simple(HttpStatus.CONFLICT, "KEY_TAKEN", locale);
            case Conflict.TooBusy _ -> away("TOO_BUSY", locale);
            case Conflict.NewerSchema _ -> away("NEWER_SCHEMA", locale);
        };
    }

    private ResponseEntity<ProblemDetail> keyReused(Locale locale) {
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        var faults = List.of(Fault.at("", "IDEMPOTENCY_KEY_REUSED"));
        return answer(status, writer.problem(status, "IDEMPOTENCY_KEY_REUSED", faults, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(MongoException e, Locale locale) {
        return DatabaseAway.isCauseOf(e) ? away("DATABASE_AWAY", locale) : unexpected(e, locale);
    }

    /** An id in the path that can be none is unknown, no more. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException e, Locale locale) {
        var inQuery =
                e.getParameter()
                        .hasParameterAnnotation(
                                org.springframework.web.bind.annotation.RequestParam.class);
        return inQuery
                ? simple(HttpStatus.BAD_REQUEST, "PARAMETER_INVALID", locale)
                : simple(HttpStatus.NOT_FOUND, "NOT_FOUND", locale);
    }

    /** Parameters of the address that are read together, as one object. */
    @ExceptionHandler(BindException.class)
    ResponseEntity<ProblemDetail> parameters(Locale locale) {
        return simple(HttpStatus.BAD_REQUEST, "PARAMETER_INVALID", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException e, Locale locale) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && !(caller instanceof AnonymousAuthenticationToken)) {
            return simple(HttpStatus.FORBIDDEN, "SCOPE_NEEDED", locale);
        }
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(writer.problem(HttpStatus.UNAUTHORIZED, "TOKEN_NEEDED", locale));
    }

    /** The reader has gone; nobody is left to be told. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("A reader left", e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e, Locale locale) {
        if (e instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            if (!status.is5xxServerError()) {
                return ResponseEntity.status(status)
                        .headers(known.getHeaders())
                        .body(writer.problem(status, codeOf(status), locale));
            }
        }
        log.error("A request failed", e);
        return simple(HttpStatus.INTERNAL_SERVER_ERROR, "UNEXPECTED", locale);
    }

    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "NOT_FOUND";
            case METHOD_NOT_ALLOWED -> "METHOD_NOT_ALLOWED";
            case NOT_ACCEPTABLE -> "NOT_ACCEPTABLE";
            case UNSUPPORTED_MEDIA_TYPE -> "JSON_EXPECTED";
            default -> "BAD_REQUEST";
        };
    }

    private ResponseEntity<ProblemDetail> away(String code, Locale locale) {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(writer.problem(status, code, locale));
    }

    private ResponseEntity<ProblemDetail> simple(HttpStatus status, String code, Locale locale) {
        return answer(status, writer.problem(status, code, locale));
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, ProblemDetail problem) {
        return ResponseEntity.status(status).body(problem);
    }
}
