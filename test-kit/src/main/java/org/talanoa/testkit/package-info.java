/** What the tests of all services stand on: running parts, tokens, topics to read. */
@NullMarked
package org.talanoa.testkit;

import org.jspecify.annotations.NullMarked;
