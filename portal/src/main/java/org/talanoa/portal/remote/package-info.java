/** How the pages ask the services. */
@NullMarked
package org.talanoa.portal.remote;

import org.jspecify.annotations.NullMarked;
