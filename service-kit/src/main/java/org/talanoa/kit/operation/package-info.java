/** What an operator sees and does: health, metrics, parked records, republishing. */
@NullMarked
package org.talanoa.kit.operation;

import org.jspecify.annotations.NullMarked;
