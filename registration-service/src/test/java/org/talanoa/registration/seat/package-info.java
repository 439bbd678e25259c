@NullMarked
package org.talanoa.registration.seat;

import org.jspecify.annotations.NullMarked;
