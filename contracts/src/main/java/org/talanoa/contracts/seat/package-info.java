/** Seats in consultations, one for each organization. */
@NullMarked
package org.talanoa.contracts.seat;

import org.jspecify.annotations.NullMarked;
