@NullMarked
package org.talanoa.consultation.reference;

import org.jspecify.annotations.NullMarked;
