@NullMarked
package org.talanoa.embedded;

import org.jspecify.annotations.NullMarked;
