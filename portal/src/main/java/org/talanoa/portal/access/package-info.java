/** How an organization comes in: it asks for a link, and what the link's token is turned into. */
@NullMarked
package org.talanoa.portal.access;

import org.jspecify.annotations.NullMarked;
