@NullMarked
package org.talanoa.portal.point;

import org.jspecify.annotations.NullMarked;
