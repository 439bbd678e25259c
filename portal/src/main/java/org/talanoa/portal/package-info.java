/**
 * The portal: pages for organizations and the public, tokens for programs, the gateway to the
 * services.
 */
@NullMarked
package org.talanoa.portal;

import org.jspecify.annotations.NullMarked;
