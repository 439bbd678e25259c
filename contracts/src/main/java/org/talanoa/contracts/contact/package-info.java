/** People and their addresses. The one part of the contracts that holds personal data. */
@NullMarked
package org.talanoa.contracts.contact;

import org.jspecify.annotations.NullMarked;
