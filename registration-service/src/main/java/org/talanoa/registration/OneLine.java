package org.talanoa.registration;

/** What is written on one line. */
public final class OneLine {
    /** No control characters, so that no name can break a header or a log. */
    public static final String FORM = "\\P{Cntrl}*";

    private OneLine() {}
}
