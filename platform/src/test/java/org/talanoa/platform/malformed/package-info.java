/** Requests that no program should send, made from the contract of the API. */
@NullMarked
package org.talanoa.platform.malformed;

import org.jspecify.annotations.NullMarked;
