package org.talanoa.portal.remote;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * From which address a request comes, for limits. What stands in front of the portal is believed if
 * an operator names it, and nobody else.
 */
@Component
public class ClientAddress {
    /** Tells a service the address; whatever a client writes there itself is replaced. */
    public static final String HEADER = "X-Client-Network";

    private static final int IPV6_BYTES = 16;

    /** By what an IPv6 network is known; each home has one, and in it addresses without number. */
    private static final int NETWORK_BYTES = 8;

    private final List<IpAddressMatcher> proxies;

    public ClientAddress(@Value("${talanoa.trusted-proxies}") List<String> proxies) {
        this.proxies = proxies.stream().map(IpAddressMatcher::new).toList();
    }

    /** The last address in front of the proxies that are trusted: only that was not made up. */
    public String of(HttpServletRequest request) {
        var way =
                Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                        .flatMap(line -> List.of(line.split(",", -1)).stream())
                        .map(ClientAddress::withoutPort)
                        .toList()
                        .reversed();
        var address = request.getRemoteAddr();
        for (var before : way) {
            if (!isTrusted(address) || !isAddress(before)) break;
            address = before;
        }
        return address;
    }

    /** Of an IPv4 address itself, of an IPv6 one its first 64 bits; empty for what is none. */
    public static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            var known = bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
            return HexFormat.of().formatHex(known);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** Some proxies write {@code 203.0.113.9:51234} and {@code [2001:db8::9]:51234}. */
    private static String withoutPort(String written) {
        return written.strip().replaceFirst("^\\[(.*)](:\\d+)?$|^([^:]*):\\d+$", "$1$3");
    }

    /** Some hide it; then all that is known is who says so. */
    private static boolean isAddress(String written) {
        try {
            InetAddress.ofLiteral(written);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean isTrusted(String address) {
        try {
            return proxies.stream().anyMatch(proxy -> proxy.matches(address));
        } catch (IllegalArgumentException _) {
            return false; // no address at all
        }
    }
}
