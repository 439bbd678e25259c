package org.talanoa.embedded;

/** Whether the tests run with small numbers or, with {@code -Pfull}, with large ones. */
final class Scale {
    private static final boolean LARGE = "large".equals(System.getProperty("talanoa.scale"));

    private Scale() {}

    static int of(int small, int large) {
        return LARGE ? large : small;
    }
}
