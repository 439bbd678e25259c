@NullMarked
package org.talanoa.kit.document;

import org.jspecify.annotations.NullMarked;
