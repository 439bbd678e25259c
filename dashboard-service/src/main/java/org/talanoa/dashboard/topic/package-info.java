/** The way of the facts from the topics into the counts. */
@NullMarked
package org.talanoa.dashboard.topic;

import org.jspecify.annotations.NullMarked;
