/**
 * A Kafka broker, a MongoDB-protocol server and a mailbox that need nothing installed: for tests on
 * free ports, and for {@code ./run} on fixed ones. Begin with {@link
 * org.talanoa.embedded.EmbeddedParts}.
 */
@NullMarked
package org.talanoa.embedded;

import org.jspecify.annotations.NullMarked;
