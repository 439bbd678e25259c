/** Tests. */
@NullMarked
package org.talanoa.dashboard.count;

import org.jspecify.annotations.NullMarked;
