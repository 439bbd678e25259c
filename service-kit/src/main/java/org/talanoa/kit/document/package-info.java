/**
 * Aggregates as documents: one write with its event, the relay that sends it, times that fall due.
 */
@NullMarked
package org.talanoa.kit.document;

import org.jspecify.annotations.NullMarked;
