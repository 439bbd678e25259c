package org.talanoa.portal.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
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

    /** Whether somebody waits for the sender at this moment, to send more. */
    static boolean isWaitedFor(HttpServletRequest request) {
        var limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
        return limited != null && limited.isWaitedFor();
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
            var limited = new LimitedRequest(request, limit);
            try {
                chain.doFilter(limited, response);
                // Who is slow hears so at once, and not when the read that is under way ends.
                if (limited.isWaitedFor()) {
                    response.flushBuffer();
                }
            } finally {
                limited.end();
            }
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
        private @Nullable LimitedStream body;

        LimitedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedStream(super.getInputStream(), limit);
            }
            return body;
        }

        boolean isWaitedFor() {
            return body != null && body.reading.isLocked();
        }

        void end() {
            if (body != null) {
                body.end();
            }
        }
    }

    /**
     * What passes a request on reads it with a thread of its own, which may still do so when the
     * answer is there: to a sender who is too slow, or of a service that did not read to the end.
     * The container then uses the same buffers for somebody else's request, so an end waits for a
     * read that is under way, and nothing is read after it.
     */
    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final ReentrantLock reading = new ReentrantLock();
        private long left;
        private boolean ended;

        LimitedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            reading.lock();
            try {
                if (ended) {
                    throw new EOFException("The request has been answered");
                }
                int read = body.read(bytes, offset, length);
                left -= Math.max(0, read);
                if (left < 0) {
                    throw new BodyTooLargeException();
                }
                return read;
            } finally {
                reading.unlock();
            }
        }

        void end() {
            reading.lock();
            try {
                ended = true;
            } finally {
                reading.unlock();
            }
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
