/** The service as a whole. */
@NullMarked
package org.talanoa.consultation;

import org.jspecify.annotations.NullMarked;
