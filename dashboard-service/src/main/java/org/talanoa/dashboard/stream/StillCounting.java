package org.talanoa.dashboard.stream;

/** The numbers are not complete yet, and would be taken for what they are not. */
final class StillCounting extends RuntimeException {
    StillCounting() {
        super("The topics have not been read to their ends yet");
    }
}
