/** What an organization handed in: sealed, with a receipt. */
@NullMarked
package org.talanoa.recommendation.submission;

import org.jspecify.annotations.NullMarked;
