@NullMarked
package org.talanoa.registration.organization;

import org.jspecify.annotations.NullMarked;
