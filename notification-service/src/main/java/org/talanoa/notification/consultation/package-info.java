/** What mails say of consultations. */
@NullMarked
package org.talanoa.notification.consultation;

import org.jspecify.annotations.NullMarked;
