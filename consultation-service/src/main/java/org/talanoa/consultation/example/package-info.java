/** The two example reviews of a fresh installation. */
@NullMarked
package org.talanoa.consultation.example;

import org.jspecify.annotations.NullMarked;
