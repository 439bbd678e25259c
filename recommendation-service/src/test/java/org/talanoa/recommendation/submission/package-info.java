@NullMarked
package org.talanoa.recommendation.submission;

import org.jspecify.annotations.NullMarked;
