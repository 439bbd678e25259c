/** Reference data of the Global Compact and of ESCAP, as shipped. */
@NullMarked
package org.talanoa.consultation.reference;

import org.jspecify.annotations.NullMarked;
