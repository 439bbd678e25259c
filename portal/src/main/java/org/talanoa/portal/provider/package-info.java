/**
 * Sign-in of staff by an OpenID Connect provider: out to it, back from it, and what can go wrong.
 */
@NullMarked
package org.talanoa.portal.provider;

import org.jspecify.annotations.NullMarked;
