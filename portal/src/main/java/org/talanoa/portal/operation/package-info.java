/** What operators and their tools ask the portal. */
@NullMarked
package org.talanoa.portal.operation;

import org.jspecify.annotations.NullMarked;
