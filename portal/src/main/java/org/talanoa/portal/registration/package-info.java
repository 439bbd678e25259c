/** The registration form, and the page that confirms an address. */
@NullMarked
package org.talanoa.portal.registration;

import org.jspecify.annotations.NullMarked;
