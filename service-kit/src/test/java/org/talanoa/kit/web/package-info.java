@NullMarked
package org.talanoa.kit.web;

import org.jspecify.annotations.NullMarked;
