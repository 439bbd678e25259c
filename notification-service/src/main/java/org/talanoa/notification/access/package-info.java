/** Links that let somebody in: asked for, decided on, mailed, redeemed once. */
@NullMarked
package org.talanoa.notification.access;

import org.jspecify.annotations.NullMarked;
