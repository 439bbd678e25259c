/** What became of notices and mails. */
@NullMarked
package org.talanoa.contracts.notice;

import org.jspecify.annotations.NullMarked;
