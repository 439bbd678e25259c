/** The secretariat's pages of a series: drafts, their releases, cancellations. */
@NullMarked
package org.talanoa.portal.consultation;

import org.jspecify.annotations.NullMarked;
