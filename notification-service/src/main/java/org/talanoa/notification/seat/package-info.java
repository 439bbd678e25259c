/** Who has a seat, or awaits one. */
@NullMarked
package org.talanoa.notification.seat;

import org.jspecify.annotations.NullMarked;
