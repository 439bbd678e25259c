package org.talanoa.kit;

import java.util.Locale;

/** What all services take for an e-mail address, and when two of them are one. */
public final class EmailAddress {
    /** Narrower than RFC 5321: nothing that could break a header, and a host with a dot in it. */
    public static final String FORM =
            "[^@\\s\\p{Cntrl}<>,;\"]{1,64}@[^@\\s\\p{Cntrl}<>,;\"]+\\.[^@\\s.]{2,}";

    private EmailAddress() {}

    /** Two addresses are one if they differ in capitals or in the space around them only. */
    public static String comparable(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
