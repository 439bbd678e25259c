@NullMarked
package org.talanoa.registration.registration;

import org.jspecify.annotations.NullMarked;
