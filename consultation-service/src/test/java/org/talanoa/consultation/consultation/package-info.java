@NullMarked
package org.talanoa.consultation.consultation;

import org.jspecify.annotations.NullMarked;
