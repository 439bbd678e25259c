/** Reviews and their consultations. */
@NullMarked
package org.talanoa.contracts.review;

import org.jspecify.annotations.NullMarked;
