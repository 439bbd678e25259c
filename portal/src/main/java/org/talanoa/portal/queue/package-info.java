/** Registrations in the console: what waits is found, read and decided here. */
@NullMarked
package org.talanoa.portal.queue;

import org.jspecify.annotations.NullMarked;
