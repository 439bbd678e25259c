/** What the numbers of a dashboard mean. */
@NullMarked
package org.talanoa.dashboard.count;

import org.jspecify.annotations.NullMarked;
