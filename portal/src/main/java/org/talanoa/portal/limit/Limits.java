package org.talanoa.portal.limit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.talanoa.portal.remote.ClientAddress;

/**
 * How much each network may still ask for: at first as much as in an hour at once, then what has
 * come back since. Each instance counts for itself, in memory: what a restart forgets costs a
 * little more of the same, and no address is kept anywhere.
 */
@Component
public class Limits {
    /** Of each limit: whoever fills one with ever new names empties no other. */
    private static final int REMEMBERED = 20_000;

    private record Key(String network, String of) {}

    /** What was left of a limit at a time in nanoseconds. */
    private record Left(double amount, long at) {}

    private final Map<Limit, Map<Key, Left>> left = new EnumMap<>(Limit.class);

    /** Forgets whom it has not heard of for longest. */
    private static final class Youngest extends LinkedHashMap<Key, Left> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Left> eldest) {
            return size() > REMEMBERED;
        }
    }

    private final LimitSettings settings;
    private final ClientAddress clients;
    private final MeterRegistry metrics;
    private final LongSupplier nanoTime;
    private final List<IpAddressMatcher> exempt;

    @Autowired
    Limits(LimitSettings settings, ClientAddress clients, MeterRegistry metrics) {
        this(settings, clients, metrics, System::nanoTime);
    }

    Limits(
            LimitSettings settings,
            ClientAddress clients,
            MeterRegistry metrics,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.clients = clients;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        for (var limit : Limit.values()) left.put(limit, new Youngest());
        this.exempt = settings.exempt().stream().map(IpAddressMatcher::new).toList();
    }

    /**
     * Takes one of what the network of this request may ask for.
     *
     * @return how long to wait where nothing was left; zero when it was taken
     */
    public Duration take(Limit limit, HttpServletRequest request) {
        return take(limit, request, "");
    }

    /**
     * The same, counted apart for what is asked of.
     *
     * @param of such as one client, so that whoever errs about one keeps nobody from others
     */
    public synchronized Duration take(Limit limit, HttpServletRequest request, String of) {
        var address = clients.of(request);
        if (isExempt(address)) {
            return Duration.ZERO;
        }
        var key = new Key(ClientAddress.network(address), of);
        var now = leftNow(limit, key);
        if (now.amount() < 1) {
            metrics.counter("talanoa.limited", "limit", limit.name()).increment();
            var missing = (1 - now.amount()) * nanosPerOne(limit);
            return Duration.ofNanos((long) Math.ceil(missing));
        }
        of(limit).put(key, new Left(now.amount() - 1, now.at()));
        return Duration.ZERO;
    }

    /** Says when what was refused is taken again: {@code Retry-After}, in whole seconds. */
    public static void tellWhen(HttpServletResponse response, Duration wait) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
    }

    /** Gives back what was taken and need not count: the password was right. */
    public void giveBack(Limit limit, HttpServletRequest request) {
        giveBack(limit, request, "");
    }

    /** The same, of what is counted apart. */
    public synchronized void giveBack(Limit limit, HttpServletRequest request, String of) {
        var key = new Key(ClientAddress.network(clients.of(request)), of);
        of(limit).computeIfPresent(key, (_, now) -> new Left(now.amount() + 1, now.at()));
    }

    /** Takes the entry out, so that putting it back makes it the youngest. */
    private Left leftNow(Limit limit, Key key) {
        long now = nanoTime.getAsLong();
        double most = mostOf(limit);
        var before = of(limit).remove(key);
        if (before == null) {
            return new Left(most, now);
        }
        var come = (now - before.at()) / nanosPerOne(limit);
        var current = new Left(Math.min(most, before.amount() + come), now);
        of(limit).put(key, current);
        return current;
    }

    private Map<Key, Left> of(Limit limit) {
        return Objects.requireNonNull(left.get(limit));
    }

    private double mostOf(Limit limit) {
        return settings.perHour(limit);
    }

    private double nanosPerOne(Limit limit) {
        return Duration.ofHours(1).toNanos() / mostOf(limit);
    }

    private boolean isExempt(String address) {
        try {
            return exempt.stream().anyMatch(matcher -> matcher.matches(address));
        } catch (IllegalArgumentException _) {
            return false; // no address at all
        }
    }
}
