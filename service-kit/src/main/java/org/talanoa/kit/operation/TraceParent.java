package org.talanoa.kit.operation;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of what is going on, as an event carries it on. */
public final class TraceParent {
    private final @Nullable Tracer tracer;

    public TraceParent(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** {@code 00-<trace>-<span>-01}, or null outside of any trace. */
    public @Nullable String current() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null) return null;
        var context = span.context();
        var sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + sampled;
    }
}
