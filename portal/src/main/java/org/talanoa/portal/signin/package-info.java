/** Who may do what: the token endpoint, the keys, and the rules for pages and API calls. */
@NullMarked
package org.talanoa.portal.signin;

import org.jspecify.annotations.NullMarked;
