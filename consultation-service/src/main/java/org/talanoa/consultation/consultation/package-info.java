/** The consultations of a review's series. */
@NullMarked
package org.talanoa.consultation.consultation;

import org.jspecify.annotations.NullMarked;
