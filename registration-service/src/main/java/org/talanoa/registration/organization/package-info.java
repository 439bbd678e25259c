/** The directory: organizations as the secretariat knows them, beyond one review. */
@NullMarked
package org.talanoa.registration.organization;

import org.jspecify.annotations.NullMarked;
