package org.talanoa.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Kafka's own tool for groups, typed as {@code docs/operations.md} has it. */
record KafkaGroups(String brokers) {
    private static final String TOOL = "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand";
    private static final String DOCUMENTED = "kafka_groups --group ";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** Waits until the tool takes each of the service's groups for one without members. */
    void setBack(String service, Instant to) {
        var rights =
                KafkaRights.ALL.stream()
                        .filter(one -> one.service().equals(service))
                        .findFirst()
                        .orElseThrow();
        for (var topic : rights.reads()) {
            var group = service + "." + topic.topicName();
            var command = documented(group, topic.topicName(), TIME.format(to));
            Waiting.until(group + " to be set back")
                    .until(() -> type(command), said -> said.lines().anyMatch(isSetBack(group)));
        }
    }

    private static Predicate<String> isSetBack(String group) {
        return line -> line.matches(group + " +\\w+ +\\d+ +\\d+ *");
    }

    /** The command of the document, with its examples replaced. */
    private static List<String> documented(String group, String topic, String time) {
        var command =
                MarkdownFile.all().stream()
                        .flatMap(file -> file.commands().stream())
                        .map(String::strip)
                        .filter(one -> one.startsWith(DOCUMENTED))
                        .findFirst()
                        .orElseThrow();
        var arguments =
                command.replaceFirst("^kafka_groups ", "")
                        .replaceFirst("--group \\S+", "--group " + group)
                        .replaceFirst("--topic \\S+", "--topic " + topic)
                        .replaceFirst("--to-datetime \\S+", "--to-datetime " + time);
        return List.of(arguments.split(" +"));
    }

    private String type(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        // Far from UTC, in which times without a zone are.
        command.addAll(List.of(Part.javaProgram(), "-Xmx64m", "-Duser.timezone=Asia/Bangkok"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TOOL));
        command.addAll(List.of("--bootstrap-server", brokers));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
