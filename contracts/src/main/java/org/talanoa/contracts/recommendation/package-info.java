/** Submissions and their points, without their texts. */
@NullMarked
package org.talanoa.contracts.recommendation;

import org.jspecify.annotations.NullMarked;
