/** What an organization hands in: the form, the receipt, and the list on its own page. */
@NullMarked
package org.talanoa.portal.submission;

import org.jspecify.annotations.NullMarked;
