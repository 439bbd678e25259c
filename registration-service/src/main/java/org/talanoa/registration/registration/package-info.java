/** An organization's registration: taken in, confirmed, read. */
@NullMarked
package org.talanoa.registration.registration;

import org.jspecify.annotations.NullMarked;
