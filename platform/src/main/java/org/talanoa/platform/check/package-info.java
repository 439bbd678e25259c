/** {@code ./run check}: whether documents, events, counts and mails of an installation agree. */
@NullMarked
package org.talanoa.platform.check;

import org.jspecify.annotations.NullMarked;
