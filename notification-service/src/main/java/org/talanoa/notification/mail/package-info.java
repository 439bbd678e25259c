/** Mails: made of notices, kept, rendered, handed to the mail server, shown to the secretariat. */
@NullMarked
package org.talanoa.notification.mail;

import org.jspecify.annotations.NullMarked;
