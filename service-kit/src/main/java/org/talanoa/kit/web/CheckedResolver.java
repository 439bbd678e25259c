package org.talanoa.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.security.InstallationKey;
import tools.jackson.core.JacksonException;

/** Gives controllers their {@link Checked} bodies, and the {@link Command} where there is none. */
final class CheckedResolver implements HandlerMethodArgumentResolver {
    private static final int MAX_BYTES = 256 * 1024;
    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final RequestReader reader;
    private final InstallationKey key;

    CheckedResolver(RequestReader reader, InstallationKey key) {
        this.reader = reader;
        this.key = key;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Checked.class
                || parameter.getParameterType() == Command.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        // Without a body the address says what is asked.
        if (parameter.getParameterType() == Command.class) {
            return command(request, request.getRequestURI().getBytes(StandardCharsets.UTF_8));
        }
        requireJson(request.getContentType());
        var body = bodyOf(request);
        if (body.length > MAX_BYTES)
            throw new Unreadable(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
        var generic = (ParameterizedType) parameter.getGenericParameterType();
        return checked(request, body, (Class<?>) generic.getActualTypeArguments()[0]);
    }

    /** A body that breaks off is the sender's affair, not a failure of ours. */
    private static byte[] bodyOf(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Unreadable(HttpStatus.BAD_REQUEST, "JSON_UNREADABLE");
        }
    }

    private <T> Checked<T> checked(HttpServletRequest request, byte[] body, Class<T> type) {
        var faults = new Faults();
        T value;
        byte[] content;
        try {
            value = reader.read(body, type, faults);
            content = reader.canonical(body, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unreadable(HttpStatus.BAD_REQUEST, "JSON_UNREADABLE");
        }
        return new Checked<>(value, faults, command(request, content));
    }

    private Command command(HttpServletRequest request, byte[] content) {
        var idempotencyKey = request.getHeader("Idempotency-Key");
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw new Unreadable(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_INVALID");
        }
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var caller = request.getUserPrincipal();
        return new Command(
                request.getMethod() + " " + pattern,
                caller == null ? "anonymous" : caller.getName(),
                idempotencyKey,
                key.mark(content),
                request.getHeader(HttpHeaders.IF_MATCH));
    }

    private static void requireJson(@Nullable String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            if (MediaType.APPLICATION_JSON.includes(type) || MERGE_PATCH.includes(type)) return;
        } catch (InvalidMediaTypeException e) {
            throw new Unreadable(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "JSON_EXPECTED");
        }
        throw new Unreadable(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "JSON_EXPECTED");
    }
}
