/** Counts and coverage, in memory from the topics. */
@NullMarked
package org.talanoa.dashboard;

import org.jspecify.annotations.NullMarked;
