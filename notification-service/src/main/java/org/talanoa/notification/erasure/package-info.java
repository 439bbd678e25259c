/** How a person is forgotten here. */
@NullMarked
package org.talanoa.notification.erasure;

import org.jspecify.annotations.NullMarked;
