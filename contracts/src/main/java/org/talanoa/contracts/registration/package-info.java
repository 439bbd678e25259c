/** What may be known of an organization's registration. */
@NullMarked
package org.talanoa.contracts.registration;

import org.jspecify.annotations.NullMarked;
