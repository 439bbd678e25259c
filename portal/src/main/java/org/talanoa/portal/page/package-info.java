/** What every page has: frame, languages, dates, preferences, errors. */
@NullMarked
package org.talanoa.portal.page;

import org.jspecify.annotations.NullMarked;
