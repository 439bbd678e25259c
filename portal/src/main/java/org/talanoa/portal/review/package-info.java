/** The public page of a review. */
@NullMarked
package org.talanoa.portal.review;

import org.jspecify.annotations.NullMarked;
