/**
 * How often the doors that are open to all may be used, and what is told to whom it was too often.
 */
@NullMarked
package org.talanoa.portal.limit;

import org.jspecify.annotations.NullMarked;
