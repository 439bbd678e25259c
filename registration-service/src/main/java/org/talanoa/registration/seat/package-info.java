/** Seats in consultations: who has one, who waits, and in which order. */
@NullMarked
package org.talanoa.registration.seat;

import org.jspecify.annotations.NullMarked;
