package org.talanoa.benchmark;

import java.io.IOException;
import java.util.Map;

/** Something that is measured, on a platform started for it. */
interface Figure {
    /** Settings of the services that differ from those of {@code ./run}. */
    default Map<String, String> settings() {
        return Map.of();
    }

    void measure(Platform platform, Report report) throws IOException, InterruptedException;
}
