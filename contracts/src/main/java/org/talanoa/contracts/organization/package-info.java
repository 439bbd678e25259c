/** Organizations beyond one review. */
@NullMarked
package org.talanoa.contracts.organization;

import org.jspecify.annotations.NullMarked;
