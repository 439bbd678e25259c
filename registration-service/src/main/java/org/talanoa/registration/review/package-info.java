/** What this service must know of reviews and consultations, learned from their events. */
@NullMarked
package org.talanoa.registration.review;

import org.jspecify.annotations.NullMarked;
