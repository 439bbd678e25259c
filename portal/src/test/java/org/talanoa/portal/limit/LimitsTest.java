package org.talanoa.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.talanoa.portal.remote.ClientAddress;

class LimitsTest {
    private static final int AN_HOUR = 60;
    private static final Duration CLOSE = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong(System.nanoTime());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Limits limits =
            new Limits(
                    new LimitSettings(List.of("192.0.2.0/24"), all(AN_HOUR)),
                    new ClientAddress(List.of("10.0.0.0/8")),
                    metrics,
                    now::get);

    @Test
    void as_much_as_in_an_hour_may_come_at_once_and_then_what_comes_back() {
        var network = from("203.0.113.9");
        for (int i = 0; i < AN_HOUR; i++) {
            assertThat(limits.take(Limit.REGISTRATIONS, network)).isZero();
        }
        assertThat(limits.take(Limit.REGISTRATIONS, network))
                .isCloseTo(Duration.ofMinutes(1), CLOSE);
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(limits.take(Limit.REGISTRATIONS, network))
                .isCloseTo(Duration.ofSeconds(40), CLOSE);
        now.addAndGet(Duration.ofSeconds(41).toNanos());
        assertThat(limits.take(Limit.REGISTRATIONS, network)).isZero();
        assertThat(limits.take(Limit.REGISTRATIONS, network)).isPositive();
        assertThat(metrics.counter("talanoa.limited", "limit", "REGISTRATIONS").count())
                .isEqualTo(3);
        now.addAndGet(Duration.ofDays(2).toNanos());
        useUp(network);
    }

    @Test
    void another_network_another_door_and_another_client_are_counted_apart() {
        useUp(from("203.0.113.9"));
        assertThat(limits.take(Limit.REGISTRATIONS, from("203.0.113.10"))).isZero();
        assertThat(limits.take(Limit.SUBMISSIONS, from("203.0.113.9"))).isZero();
        assertThat(limits.take(Limit.REGISTRATIONS, from("203.0.113.9"), "a client")).isZero();
    }

    @Test
    void addresses_of_one_ipv6_network_are_one() {
        useUp(from("2001:db8:1:2::1"));
        assertThat(limits.take(Limit.REGISTRATIONS, from("2001:db8:1:2:ffff::9"))).isPositive();
        assertThat(limits.take(Limit.REGISTRATIONS, from("2001:db8:1:3::1"))).isZero();
    }

    @Test
    void what_was_given_back_may_be_taken_once_more() {
        var network = from("203.0.113.9");
        useUp(network);
        limits.giveBack(Limit.REGISTRATIONS, network);
        assertThat(limits.take(Limit.REGISTRATIONS, network)).isZero();
        assertThat(limits.take(Limit.REGISTRATIONS, network)).isPositive();
    }

    @Test
    void whom_an_operator_exempts_no_limit_touches() {
        var exempt = from("192.0.2.77");
        for (int i = 0; i < 2 * AN_HOUR; i++) {
            assertThat(limits.take(Limit.REGISTRATIONS, exempt)).isZero();
        }
    }

    @Test
    void behind_a_trusted_proxy_counts_who_asked_it_and_nobody_else_says_from_where() {
        var behind = from("10.0.0.1");
        behind.addHeader("X-Forwarded-For", "192.0.2.77, 203.0.113.9");
        useUp(behind);
        assertThat(limits.take(Limit.REGISTRATIONS, from("203.0.113.9"))).isPositive();
        var liar = from("203.0.113.9");
        liar.addHeader("X-Forwarded-For", "192.0.2.77");
        assertThat(limits.take(Limit.REGISTRATIONS, liar)).isPositive();
    }

    @Test
    void whoever_fills_one_limit_with_names_empties_no_other() {
        var network = from("203.0.113.9");
        useUp(network);
        for (int i = 0; i < 60_000; i++) limits.take(Limit.WRONG_SECRETS, network, "client-" + i);
        assertThat(limits.take(Limit.REGISTRATIONS, network)).isPositive();
    }

    @Test
    void the_portal_starts_with_no_limit_forgotten() {
        var one = all(AN_HOUR);
        one.remove(Limit.SUBMISSIONS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings(List.of(), one))
                .withMessageContaining("SUBMISSIONS");
    }

    private void useUp(HttpServletRequest network) {
        for (int i = 0; i < AN_HOUR; i++) {
            assertThat(limits.take(Limit.REGISTRATIONS, network)).isZero();
        }
        assertThat(limits.take(Limit.REGISTRATIONS, network)).isPositive();
    }

    private static Map<Limit, Integer> all(int perHour) {
        return Arrays.stream(Limit.values())
                .collect(Collectors.toMap(Function.identity(), _ -> perHour));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
