/** Reviews, frameworks with their objectives, and consultations. */
@NullMarked
package org.talanoa.consultation;

import org.jspecify.annotations.NullMarked;
