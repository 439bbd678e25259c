package org.talanoa.portal.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    private static final String CLIENT = "203.0.113.9";

    @Test
    void only_a_trusted_proxy_is_believed_and_only_what_it_says_itself() {
        var behindOne = new ClientAddress(List.of("10.0.0.0/8"));
        assertThat(behindOne.of(from("10.1.2.3", "198.51.100.1, " + CLIENT))).isEqualTo(CLIENT);
        assertThat(behindOne.of(from("10.1.2.3", CLIENT + ", 10.9.9.9"))).isEqualTo(CLIENT);
        assertThat(behindOne.of(from("192.0.2.1", CLIENT))).isEqualTo("192.0.2.1");
        assertThat(behindOne.of(from("10.1.2.3", null))).isEqualTo("10.1.2.3");
    }

    @Test
    void a_port_beside_the_address_does_not_matter_and_who_hides_it_counts_as_the_proxy() {
        var behindOne = new ClientAddress(List.of("10.0.0.0/8"));
        assertThat(behindOne.of(from("10.1.2.3", CLIENT + ":51234"))).isEqualTo(CLIENT);
        assertThat(behindOne.of(from("10.1.2.3", "[2001:db8::9]:51234"))).isEqualTo("2001:db8::9");
        assertThat(behindOne.of(from("10.1.2.3", "2001:db8::9"))).isEqualTo("2001:db8::9");
        assertThat(behindOne.of(from("10.1.2.3", "unknown"))).isEqualTo("10.1.2.3");
        assertThat(behindOne.of(from("10.1.2.3", ""))).isEqualTo("10.1.2.3");
    }

    @Test
    void without_a_proxy_nobody_is_believed() {
        assertThat(new ClientAddress(List.of()).of(from("127.0.0.1", CLIENT)))
                .isEqualTo("127.0.0.1");
    }

    private static MockHttpServletRequest from(String peer, @Nullable String forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwardedFor != null) request.addHeader("X-Forwarded-For", forwardedFor);
        return request;
    }
}
