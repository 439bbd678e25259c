/** Tests of the service as a whole. */
@NullMarked
package org.talanoa.notification;

import org.jspecify.annotations.NullMarked;
