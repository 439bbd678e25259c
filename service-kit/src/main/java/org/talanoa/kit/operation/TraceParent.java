package org.talanoa.kit.operation;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of what is going on, as an event carries it on. */
public final class TraceParent {
    private static final String HEADER = "traceparent";

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    public TraceParent(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** {@code 00-<trace>-<span>-01}, or null outside of any trace. */
    public @Nullable String current() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null) return null;
        var context = span.context();
        var sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + sampled;
    }

    /**
     * Goes on in a trace that was stored meanwhile: until it is closed, what this thread does, logs
     * and tells belongs to it.
     *
     * @param traceparent as {@link #current} gave it; null goes on without one
     * @param name of what is done now
     */
    public Continued continued(@Nullable String traceparent, String name) {
        if (tracer == null || propagator == null || traceparent == null) return () -> {};
        Span span =
                propagator
                        .extract(traceparent, (it, field) -> HEADER.equals(field) ? it : null)
                        .name(name)
                        .start();
        var scope = tracer.withSpan(span);
        return () -> {
            scope.close();
            span.end();
        };
    }

    /** A trace that goes on until this is closed. */
    @FunctionalInterface
    public interface Continued extends AutoCloseable {
        @Override
        void close();
    }
}
