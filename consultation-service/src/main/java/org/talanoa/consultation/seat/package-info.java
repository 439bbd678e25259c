/** What this service must know of seats, learned from their events. */
@NullMarked
package org.talanoa.consultation.seat;

import org.jspecify.annotations.NullMarked;
