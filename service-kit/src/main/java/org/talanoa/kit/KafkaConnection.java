package org.talanoa.kit;

import java.util.Map;

/** How to reach the cluster: addresses, TLS and credentials, by Kafka's own names. */
public record KafkaConnection(Map<String, Object> settings) {
    @Override
    public String toString() {
        return "KafkaConnection[" + settings.get("bootstrap.servers") + "]";
    }
}
