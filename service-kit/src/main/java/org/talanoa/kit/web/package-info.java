/** HTTP in and out: requests with every fault at once, problem details, ETags. */
@NullMarked
package org.talanoa.kit.web;

import org.jspecify.annotations.NullMarked;
