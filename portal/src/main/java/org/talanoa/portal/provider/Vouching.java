package org.talanoa.portal.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.talanoa.portal.staff.ProviderIdentity;

/** How it ended when the provider was asked who somebody is. */
sealed interface Vouching {
    /** It vouches for her, and something it says of her is a role here. */
    record Given(ProviderIdentity who) implements Vouching {}

    /** She is not let in. */
    record Refused(Why why) implements Vouching {}

    /** Each has a page of its own. */
    enum Why {
        /** Nothing the provider says of her is a role here. */
        NO_ROLE,
        /** An administrator has disabled her account here. */
        DISABLED,
        /** What came back is no answer to what was asked, or can't be believed. */
        UNFINISHED,
        /** The provider does not answer; later it may. */
        AWAY;

        /** How its page is called, in addresses and in the bundles. */
        String path() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Why> at(String path) {
            return Arrays.stream(values()).filter(why -> why.path().equals(path)).findAny();
        }
    }
}
