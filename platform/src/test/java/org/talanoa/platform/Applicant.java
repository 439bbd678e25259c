package org.talanoa.platform;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An organization with its focal point. The names are words that stand nowhere else, so that a log
 * or a topic that holds one of them gives itself away.
 */
record Applicant(
        String organization,
        String givenName,
        String familyName,
        String email,
        String delegateEmail) {
    Applicant(String organization, String givenName, String familyName, String email) {
        this(organization, givenName, familyName, email, email);
    }

    /** Each of these marks personal data. */
    static final List<String> MARKS = List.of("Kestrelmoor", "Ysolde", "Quillfeather", "quill.");

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    static Applicant another() {
        var number = NEXT.getAndIncrement();
        return new Applicant(
                "Kestrelmoor Network " + number,
                "Ysolde",
                "Quillfeather",
                "quill." + number + "@example.org");
    }

    /** The same, with a delegate who is somebody else. */
    Applicant withADelegate() {
        return new Applicant(
                organization, givenName, familyName, email, email.replace("@", ".delegate@"));
    }
}
