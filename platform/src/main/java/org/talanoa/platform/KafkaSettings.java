package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How our own programs reach a cluster: by the same settings as the services. {@code
 * KAFKA_SASL_JAAS_CONFIG_FILE}, and its like, names a file that holds the setting.
 */
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
        for (var name : NAMES.entrySet()) {
            var value = value(name.getKey(), environment);
            if (!value.isBlank()) properties.put(name.getValue(), value);
        }
        if (!properties.containsKey("bootstrap.servers")) {
            throw new CannotStart("KAFKA_BROKERS must name the cluster, as host:port.");
        }
        return properties;
    }

    private static String value(String name, Map<String, String> environment) throws CannotStart {
        var file = environment.get(name + "_FILE");
        if (file == null) return environment.getOrDefault(name, "");
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new CannotStart(name + "_FILE names " + file + ", which cannot be read.");
        }
    }
}
