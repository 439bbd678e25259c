/** Events on their way: read, kept as projections, parked. */
@NullMarked
package org.talanoa.kit.event;

import org.jspecify.annotations.NullMarked;
