/** Registrations of organizations for a review. Owns the personal data of participants. */
@NullMarked
package org.talanoa.registration;

import org.jspecify.annotations.NullMarked;
