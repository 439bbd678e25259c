/** What this service must know of registrations and consultations, learned from their events. */
@NullMarked
package org.talanoa.recommendation.registration;

import org.jspecify.annotations.NullMarked;
