@NullMarked
package org.talanoa.kit.security;

import org.jspecify.annotations.NullMarked;
