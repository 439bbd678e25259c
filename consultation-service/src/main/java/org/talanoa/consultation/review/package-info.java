/** Reviews of a framework in one region and cycle. */
@NullMarked
package org.talanoa.consultation.review;

import org.jspecify.annotations.NullMarked;
