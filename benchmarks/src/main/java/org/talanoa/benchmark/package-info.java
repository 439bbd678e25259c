/**
 * Measures the running platform, beside bare programs on the same parts. Begin reading at {@link
 * org.talanoa.benchmark.Benchmarks}.
 */
@NullMarked
package org.talanoa.benchmark;

import org.jspecify.annotations.NullMarked;
