/** What the secretariat sees first: the figures of a review, and what waits for a decision. */
@NullMarked
package org.talanoa.portal.figures;

import org.jspecify.annotations.NullMarked;
