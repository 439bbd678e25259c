/** Points in the console: what organizations handed in, as text, by right. */
@NullMarked
package org.talanoa.portal.point;

import org.jspecify.annotations.NullMarked;
