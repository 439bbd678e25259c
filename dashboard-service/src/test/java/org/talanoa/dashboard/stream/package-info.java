/** Tests. */
@NullMarked
package org.talanoa.dashboard.stream;

import org.jspecify.annotations.NullMarked;
