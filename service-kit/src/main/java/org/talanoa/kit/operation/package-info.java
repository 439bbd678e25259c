/** What an operator sees and does: health, what waits, parked records, republishing. */
@NullMarked
package org.talanoa.kit.operation;

import org.jspecify.annotations.NullMarked;
