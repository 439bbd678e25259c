/** The people who get mail, as the topic {@code contacts} tells them. */
@NullMarked
package org.talanoa.notification.contact;

import org.jspecify.annotations.NullMarked;
