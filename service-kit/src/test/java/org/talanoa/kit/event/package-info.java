@NullMarked
package org.talanoa.kit.event;

import org.jspecify.annotations.NullMarked;
