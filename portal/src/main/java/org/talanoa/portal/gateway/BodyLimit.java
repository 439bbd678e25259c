package org.talanoa.portal.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.page.Problems;

/**
 * Refuses API calls with a body over the limit, whether they say its length or send it in chunks,
 * and forms: what reads parameters would swallow them, and the gateway would write them into the
 * address. Stands before all that might, but within the observation, whose trace problems name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodyLimit extends OncePerRequestFilter {
    static final String WORDS = "The body is larger than this API takes.";

    private final long limit;
    private final Problems problems;

    BodyLimit(PortalSettings settings, Problems problems) {
        this.limit = settings.gateway().bodyLimit().toBytes();
        this.problems = problems;
    }

    static boolean isExceededIn(@Nullable Throwable thrown) {
        for (var t = thrown; t != null; t = t.getCause()) {
            if (t instanceof BodyTooLargeException) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForm(request.getContentType())) {
            problems.write(
                    response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This API takes JSON, not forms.");
        } else if (request.getContentLengthLong() > limit) {
            problems.write(response, HttpStatus.CONTENT_TOO_LARGE, WORDS);
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("multipart/");
    }

    /** The body turned out larger than allowed while it was read. */
    static final class BodyTooLargeException extends IOException {
        @Serial private static final long serialVersionUID = 1L;
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final long limit;

        LimitedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit);
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private long left;

        LimitedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            return read < 0 ? read : count(1, read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            return read < 0 ? read : count(read, read);
        }

        private int count(int bytes, int answer) throws BodyTooLargeException {
            left -= bytes;
            if (left < 0) {
                throw new BodyTooLargeException();
            }
            return answer;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
