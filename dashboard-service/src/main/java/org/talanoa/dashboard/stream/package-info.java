/** The way of the counts to their readers: once, and on every change. */
@NullMarked
package org.talanoa.dashboard.stream;

import org.jspecify.annotations.NullMarked;
