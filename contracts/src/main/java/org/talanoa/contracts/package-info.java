/** What services share: the events, the ids and codes in them, and the topics that carry them. */
@NullMarked
package org.talanoa.contracts;

import org.jspecify.annotations.NullMarked;
