/** Notices, and the mails made of them. */
@NullMarked
package org.talanoa.notification;

import org.jspecify.annotations.NullMarked;
