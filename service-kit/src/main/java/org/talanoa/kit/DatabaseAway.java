package org.talanoa.kit;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, or changes its primary, from one that refuses what we do. */
public final class DatabaseAway {
    private DatabaseAway() {}

    /**
     * Whether waiting helps. The driver has tried once more already; what it passes on may be the
     * first of its two failures.
     */
    public static boolean isCauseOf(@Nullable Throwable fault) {
        return switch (fault) {
            case null -> false;
            case MongoTimeoutException _,
                    MongoSocketException _,
                    MongoConnectionPoolClearedException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _ ->
                    true;
            case MongoException m when m.hasErrorLabel("RetryableWriteError") -> true;
            default -> isCauseOf(fault.getCause());
        };
    }
}
