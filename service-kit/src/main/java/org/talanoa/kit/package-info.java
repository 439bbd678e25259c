/** The few technical things that every service needs, as one small auto-configuration. */
@NullMarked
package org.talanoa.kit;

import org.jspecify.annotations.NullMarked;
