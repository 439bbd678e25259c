/** What mails say of the review that they belong to. */
@NullMarked
package org.talanoa.notification.review;

import org.jspecify.annotations.NullMarked;
