/** What this service must know of registrations to send somebody a link to one. */
@NullMarked
package org.talanoa.notification.registration;

import org.jspecify.annotations.NullMarked;
