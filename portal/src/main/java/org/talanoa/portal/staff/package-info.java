/** Who of the secretariat is signed in, what she may do, and the frame of her pages. */
@NullMarked
package org.talanoa.portal.staff;

import org.jspecify.annotations.NullMarked;
