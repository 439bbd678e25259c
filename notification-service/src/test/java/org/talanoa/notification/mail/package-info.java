/** Tests of mails. */
@NullMarked
package org.talanoa.notification.mail;

import org.jspecify.annotations.NullMarked;
