/** Tests of notices. */
@NullMarked
package org.talanoa.notification.notice;

import org.jspecify.annotations.NullMarked;
