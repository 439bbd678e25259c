/**
 * What {@code ./run} starts: the embedded parts and one process per service, kept running by a
 * small program. Begin reading at {@link org.talanoa.platform.Run}.
 */
@NullMarked
package org.talanoa.platform;

import org.jspecify.annotations.NullMarked;
