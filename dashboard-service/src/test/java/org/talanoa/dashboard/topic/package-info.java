/** Tests. */
@NullMarked
package org.talanoa.dashboard.topic;

import org.jspecify.annotations.NullMarked;
