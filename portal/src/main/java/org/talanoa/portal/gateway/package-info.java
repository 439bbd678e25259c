/** The way of API calls to the services. */
@NullMarked
package org.talanoa.portal.gateway;

import org.jspecify.annotations.NullMarked;
