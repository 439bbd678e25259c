package org.talanoa.platform.check;

import java.util.Map;
import java.util.Optional;

/**
 * Where the installation is that is looked at.
 *
 * @param mongodb the driver's connection string, with the right to read every database
 * @param kafka how to reach the cluster, by Kafka's names
 * @param client empty if the dashboards' counts are not to be compared
 * @param mailbox base address of a mailbox with Mailpit's calls; empty where mails leave for good
 */
public record Addresses(
        String mongodb,
        Map<String, Object> kafka,
        Optional<Client> client,
        Optional<String> mailbox) {

    /**
     * A program that may ask for the dashboards.
     *
     * @param portal its base address
     */
    public record Client(String portal, String id, String secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** Some of it is secret. */
    @Override
    public String toString() {
        return "Addresses";
    }
}
