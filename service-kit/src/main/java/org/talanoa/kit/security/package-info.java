/** Who calls, and the tokens of mailed links. */
@NullMarked
package org.talanoa.kit.security;

import org.jspecify.annotations.NullMarked;
