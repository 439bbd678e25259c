/** What programs can build on, for them and for people. */
@NullMarked
package org.talanoa.portal.docs;

import org.jspecify.annotations.NullMarked;
