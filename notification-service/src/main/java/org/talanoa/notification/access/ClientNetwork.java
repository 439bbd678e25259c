package org.talanoa.notification.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.talanoa.kit.security.InstallationKey;

/**
 * From where somebody asks, as the portal tells it. It is nowhere kept: only a mark by which the
 * same network is recognized.
 */
@Component
class ClientNetwork {
    /** By what an IPv6 network is known; each home has one, and in it addresses without number. */
    private static final int PREFIX_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    private final InstallationKey key;
    private final List<IpAddressMatcher> exempt;

    ClientNetwork(InstallationKey key, LimitSettings limits) {
        this.key = key;
        this.exempt = limits.exempt().stream().map(IpAddressMatcher::new).toList();
    }

    /** Null where no portal told it, or told nothing that can be an address. */
    @Nullable String markOf(@Nullable String address) {
        if (address == null) return null;
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return key.mark(
                    bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, PREFIX_BYTES));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Whether an operator lets this address ask without limits. */
    boolean isExempt(@Nullable String address) {
        return markOf(address) != null && exempt.stream().anyMatch(m -> m.matches(address));
    }
}
