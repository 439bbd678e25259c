@NullMarked
package org.talanoa.consultation.example;

import org.jspecify.annotations.NullMarked;
