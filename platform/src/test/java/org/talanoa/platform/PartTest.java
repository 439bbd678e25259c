package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void settings_of_a_cluster_are_not_inherited_and_all_else_is() {
        var inherited =
                new HashMap<>(
                        Map.of(
                                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                                "SMTP_USERNAME", "somebody",
                                "SPRING_PROFILES_ACTIVE", "production",
                                "PATH", "/usr/bin",
                                "JAVA_TOOL_OPTIONS", "-Xlog:gc",
                                "OUTBOX_SWEEP", "5s"));
        Part.removeForeign(inherited);
        assertThat(inherited).containsOnlyKeys("PATH", "JAVA_TOOL_OPTIONS", "OUTBOX_SWEEP");
    }
}
