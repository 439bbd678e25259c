/** A service of one aggregate, on which the kit is tested. */
@NullMarked
package org.talanoa.testkit.sample;

import org.jspecify.annotations.NullMarked;
