package org.talanoa.platform;

import java.util.HashMap;
import java.util.Map;

/** How our own programs reach a cluster: by the same settings as the services. */
final class KafkaSettings {
    private static final Map<String, String> NAMES =
            Map.of(
                    "KAFKA_BROKERS", "bootstrap.servers",
                    "KAFKA_SECURITY_PROTOCOL", "security.protocol",
                    "KAFKA_SASL_MECHANISM", "sasl.mechanism",
                    "KAFKA_SASL_JAAS_CONFIG", "sasl.jaas.config");

    private KafkaSettings() {}

    /** By Kafka's names, for its clients. */
    static Map<String, Object> of(Map<String, String> environment) throws CannotStart {
        var properties = new HashMap<String, Object>();
        NAMES.forEach((name, property) -> {
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) properties.put(property, value);
        });
        if (!properties.containsKey("bootstrap.servers")) {
            throw new CannotStart("KAFKA_BROKERS must name the cluster, as host:port.");
        }
        return properties;
    }
}
