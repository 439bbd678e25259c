package org.talanoa.kit.operation;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Sweeper;

/**
 * Has every aggregate of this service tell its state once more: after a lost cluster, for a new
 * consumer, after a restore.
 */
@Endpoint(id = "republish")
public final class RepublishEndpoint {
    private final Sweeper sweeper;

    public RepublishEndpoint(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    /**
     * How many states were told, by collection.
     *
     * @param restored true if the database was set back to an older copy: what is told then also
     *     replaces what others have heard that is newer than the copy
     */
    @WriteOperation
    public Map<String, Long> republish(@Nullable Boolean restored) {
        if (Boolean.TRUE.equals(restored)) sweeper.documents().forEach(Documents::liftVersions);
        var told = new TreeMap<String, Long>();
        sweeper.documents().forEach(documents -> told.put(documents.name(), documents.republish()));
        return told;
    }
}
