package org.talanoa.platform;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The commands of README and docs that {@link CommandsIT} does not run: all of them, each with the
 * reason. Whatever stands in a block of {@code sh} and not here must succeed.
 *
 * @param command matches the whole of it, without a comment behind it
 */
record NotRun(Pattern command, String why) {
    static final List<NotRun> ALL =
            List.of(
                    of(
                            "(TALANOA_HOME=\\S+ )?\\./run( --(fresh|empty|port \\d+))*",
                            "starts what these tests run against"),
                    of(
                            "benchmarks/run( --mongodb URI)?( \\w+)*",
                            "measures for minutes on a machine of its own"),
                    of(
                            "([A-Z_]+=\\S+ )*\\./mvnw .*\\b(package|spotless:apply|test|verify)\\b.*",
                            "builds, which is what runs these tests; MarkdownTest looks whether what it names is there"),
                    of("docker compose\\b.*", "there is no Docker engine where this is built"),
                    of(
                            "kafka_groups .*",
                            "changes a group without members: RestoreIT types it, with -Pfull"),
                    of("git .*", "says what was fetched; a tree that was unpacked has no history"));

    static boolean covers(String command) {
        return ALL.stream().anyMatch(one -> one.matches(command));
    }

    boolean matches(String written) {
        return command.matcher(written.replaceFirst("\\s+# .*", "")).matches();
    }

    private static NotRun of(String command, String why) {
        return new NotRun(Pattern.compile(command, Pattern.DOTALL), why);
    }
}
