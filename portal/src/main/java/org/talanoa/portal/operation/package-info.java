/**
 * What operators and their tools ask the portal, and what the portal asks the services for them.
 */
@NullMarked
package org.talanoa.portal.operation;

import org.jspecify.annotations.NullMarked;
