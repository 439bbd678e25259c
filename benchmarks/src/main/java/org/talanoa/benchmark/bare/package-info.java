/** What one would write who wants the work done and nothing else: the measure of what we cost. */
@NullMarked
package org.talanoa.benchmark.bare;

import org.jspecify.annotations.NullMarked;
