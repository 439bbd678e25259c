package org.talanoa.kit.operation;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.talanoa.kit.document.Sweeper;

/**
 * Has every aggregate of this service tell its state once more: after a lost cluster, for a new
 * consumer.
 */
@Endpoint(id = "republish")
public final class RepublishEndpoint {
    private final Sweeper sweeper;

    public RepublishEndpoint(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    /** How many states were told, by collection. */
    @WriteOperation
    public Map<String, Long> republish() {
        var told = new TreeMap<String, Long>();
        sweeper.documents().forEach(documents -> told.put(documents.name(), documents.republish()));
        return told;
    }
}
