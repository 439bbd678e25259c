/** Submissions with their points. */
@NullMarked
package org.talanoa.recommendation;

import org.jspecify.annotations.NullMarked;
