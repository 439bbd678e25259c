/** Reasons to tell somebody something: which facts call for one, and where they are kept. */
@NullMarked
package org.talanoa.notification.notice;

import org.jspecify.annotations.NullMarked;
