package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell that has settings for a cluster starts the same platform as any other. */
class InheritedSettingsIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    /** Handed on: how often a service looks for what a killed process left unsent. */
    private static final String SWEEP = "OUTBOX_SWEEP";

    @Test
    void each_setting_of_the_services_is_made_here_or_does_not_reach_them(@TempDir Path folder)
            throws IOException, CannotStart {
        var home = new Home(folder);
        home.prepare();
        var left = new HashSet<>(settings());
        assertThat(left).contains(SWEEP, "KAFKA_BROKERS", "SMTP_USERNAME");
        for (var part : Talanoa.installation(home, new Ports(8080)).parts()) {
            left.removeAll(part.environment().keySet());
        }
        var inherited = new HashMap<String, String>();
        for (var name : left) inherited.put(name, "elsewhere");
        Part.removeForeign(inherited);
        assertThat(inherited).containsOnlyKeys(SWEEP);
    }

    private static Set<String> settings() throws IOException {
        var names = new TreeSet<String>();
        for (var file : files()) {
            var setting = SETTING.matcher(Files.readString(file));
            while (setting.find()) names.add(setting.group(1));
        }
        return names;
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(ROOT, 5)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> file.toString().contains("/src/main/resources/"))
                    .toList();
        }
    }
}
