package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README and docs lead where something is, and say what {@link CommandsIT} can run. */
class MarkdownTest {
    private static final List<String> OTHER_LANGUAGES =
            List.of("html", "java", "json", "properties", "text", "xml", "yaml");
    private static final Pattern NAMED =
            Pattern.compile("(-pl |-Dtest=|-Dit\\.test=|-P)([\\w,-]+)");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    private static final Pattern PROFILE = Pattern.compile("<id>(.+)</id>");

    private final List<MarkdownFile> files = MarkdownFile.all();

    @Test
    void links_within_the_tree_lead_to_a_file_and_to_a_heading_in_it() {
        var broken = new ArrayList<String>();
        for (var file : files) {
            for (var link : file.links()) {
                if (!link.contains(":") && !leadsSomewhere(file, link)) {
                    broken.add(file + " -> " + link);
                }
            }
        }
        assertThat(files.stream().mapToInt(file -> file.links().size()).sum()).isPositive();
        assertThat(broken).isEmpty();
    }

    private boolean leadsSomewhere(MarkdownFile from, String link) {
        var path = link.replaceFirst("#.*", "");
        var to = path.isEmpty() ? from.file() : beside(from.file(), path);
        if (!Files.exists(Tree.ROOT.resolve(to))) return false;
        if (!link.contains("#")) return true;
        var anchor = link.replaceFirst(".*#", "");
        return files.stream()
                .anyMatch(file -> file.file().equals(to) && file.anchors().contains(anchor));
    }

    private static Path beside(Path file, String path) {
        return file.resolveSibling(path).normalize();
    }

    @Test
    void each_block_of_code_says_what_it_is_and_commands_say_sh() {
        assertThat(files)
                .allSatisfy(file ->
                        assertThat(file.otherBlocks())
                                .as("languages of the blocks of " + file)
                                .isSubsetOf(OTHER_LANGUAGES));
    }

    @Test
    void a_command_in_a_sentence_is_one_that_is_named_as_not_run_or_stands_in_a_block_too() {
        var run = files.stream().flatMap(file -> file.commands().stream()).toList();
        assertThat(files)
                .allSatisfy(file ->
                        assertThat(file.mentioned())
                                .as("commands in sentences of " + file)
                                .allMatch(one -> NotRun.covers(one) || run.contains(one)));
    }

    @Test
    void each_reason_not_to_run_a_command_is_still_needed() {
        var commands = commands().toList();
        assertThat(NotRun.ALL)
                .allSatisfy(reason ->
                        assertThat(commands).as(reason.toString()).anyMatch(reason::matches));
    }

    @Test
    void modules_tests_and_profiles_that_commands_name_are_there() throws IOException {
        var named =
                commands()
                        .filter(command -> command.contains("./mvnw "))
                        .flatMap(MarkdownTest::named)
                        .toList();
        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(there());
    }

    private Stream<String> commands() {
        return files.stream()
                .flatMap(
                        file -> Stream.concat(file.commands().stream(), file.mentioned().stream()));
    }

    /** As {@code -pl portal}: each module, test and profile by itself. */
    private static Stream<String> named(String command) {
        return NAMED.matcher(command)
                .results()
                .flatMap(named ->
                        Stream.of(named.group(2).split(","))
                                .map(name -> named.group(1).replace("it.", "") + name));
    }

    private static Set<String> there() throws IOException {
        var pom = Files.readString(Tree.ROOT.resolve("pom.xml"));
        var there = new HashSet<String>();
        addAll("-pl ", MODULE, pom, there);
        addAll("-P", PROFILE, pom, there);
        for (var file : Tree.files()) {
            if (file.toString().contains("/src/test/java/")) {
                there.add("-Dtest=" + file.getFileName().toString().replace(".java", ""));
            }
        }
        return there;
    }

    private static void addAll(String option, Pattern name, String pom, Set<String> to) {
        name.matcher(pom).results().forEach(found -> to.add(option + found.group(1)));
    }
}
