package org.talanoa.registration.registration;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows that leave as they come, so that a list of any length needs no more memory than a page. */
interface Table extends Closeable {
    /**
     * Writes one row.
     *
     * @param values numbers, instants, and others as text; null for an empty field
     */
    void row(@Nullable Object... values) throws IOException;
}
