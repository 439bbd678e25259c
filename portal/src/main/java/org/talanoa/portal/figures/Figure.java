package org.talanoa.portal.figures;

import org.jspecify.annotations.Nullable;

/**
 * A number, ready to print.
 *
 * @param text the number as it is said
 * @param href to exactly what it counts; null where it counts nothing
 */
record Figure(String text, @Nullable String href) {
    static Figure of(int number, String href) {
        return said(number, String.valueOf(number), href);
    }

    /** A number in some words. */
    static Figure said(int number, String text, String href) {
        return new Figure(text, number == 0 ? null : href);
    }
}
