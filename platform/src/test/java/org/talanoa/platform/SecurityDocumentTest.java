package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} says, and pages and scripts as far as reading them shows it. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final String DOCUMENT = "docs/security.md";
    private static final Pattern NAMED = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]\\w+|[A-Z]\\w*[a-z]\\w*");
    private static final Pattern FILE =
            Pattern.compile("[\\w./-]+\\.(md|html|js|yml)|Dockerfile|\\.dockerignore");
    private static final Pattern SETTING = Pattern.compile("[A-Z]+(_[A-Z]+)+");
    private static final Path STANDARD = Path.of("src/test/resources/asvs-5.0.0.txt");
    private static final Pattern ROW = Pattern.compile("^\\| ([0-9., ]+) \\| ([12, ]+) \\|");
    private static final Pattern NUMBERS = Pattern.compile("(\\d+\\.\\d+\\.)(\\d+)(?:–\\1(\\d+))?");

    /** Settings of the cookie, of the browser, and of examples: no files of ours. */
    private static final List<String> OTHER =
            List.of("Secure", "Retry-After", "Clear-Site-Data", "Dockerfile");

    @Test
    void every_class_that_it_names_is_there() throws IOException {
        var classes =
                tree().map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .map(name -> name.substring(0, name.length() - ".java".length()))
                        .collect(Collectors.toSet());
        var named =
                named().filter(name -> CLASS.matcher(name).matches() && !OTHER.contains(name))
                        .toList();
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(classes).containsAll(named);
    }

    @Test
    void every_file_that_it_names_is_there() throws IOException {
        var files = tree().map(file -> "/" + ROOT.relativize(file)).toList();
        var named = named().filter(name -> FILE.matcher(name).matches()).toList();
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(named)
                .allSatisfy(name ->
                        assertThat(files).as(name).anyMatch(file -> file.endsWith("/" + name)));
    }

    @Test
    void every_setting_that_it_names_is_one() throws IOException {
        var settings = new StringBuilder();
        for (var file : tree().filter(file -> file.endsWith("application.yml")).toList()) {
            settings.append(Files.readString(file));
        }
        var named = named().filter(name -> SETTING.matcher(name).matches()).toList();
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(named)
                .allSatisfy(name -> assertThat(settings).as(name).contains("${" + name + ":"));
    }

    @Test
    void every_requirement_of_levels_1_and_2_stands_in_one_place() throws IOException {
        var placed = new ArrayList<String>();
        for (var line : Files.readAllLines(ROOT.resolve(DOCUMENT))) {
            ROW.matcher(line).results().forEach(row -> placed.addAll(numbers(row.group(1))));
            if (line.startsWith("Not here: ")) placed.addAll(numbers(line));
        }
        assertThat(placed).containsExactlyInAnyOrderElementsOf(standard().keySet());
    }

    @Test
    void every_requirement_has_the_level_that_the_standard_gives_it() throws IOException {
        var standard = standard();
        for (var line : Files.readAllLines(ROOT.resolve(DOCUMENT))) {
            ROW.matcher(line)
                    .results()
                    .forEach(row ->
                            assertThat(List.of(row.group(2).split(", ")))
                                    .as(row.group(1))
                                    .containsAll(
                                            numbers(row.group(1)).stream()
                                                    .map(standard::get)
                                                    .toList()));
        }
    }

    /** The level of each, by its number. */
    private static Map<String, String> standard() throws IOException {
        return Files.readAllLines(STANDARD).stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    /** As they are written: {@code 1.3.1, 4.4.1–4.4.4}. */
    private static List<String> numbers(String text) {
        return NUMBERS.matcher(text)
                .results()
                .flatMap(range -> {
                    var first = Integer.parseInt(range.group(2));
                    var last = range.group(3) == null ? first : Integer.parseInt(range.group(3));
                    return IntStream.rangeClosed(first, last).mapToObj(n -> range.group(1) + n);
                })
                .toList();
    }

    @Test
    void no_template_prints_what_it_did_not_escape() throws IOException {
        assertThat(filesOfPortal("html"))
                .isNotEmpty()
                .allSatisfy(template ->
                        assertThat(template).content().doesNotContain("th:utext", "[(${"));
    }

    @Test
    void no_script_makes_markup_or_code_of_text_or_keeps_more_than_a_choice() throws IOException {
        assertThat(filesOfPortal("js"))
                .isNotEmpty()
                .allSatisfy(script ->
                        assertThat(script)
                                .content()
                                .doesNotContain(
                                        "innerHTML",
                                        "outerHTML",
                                        "insertAdjacentHTML",
                                        "document.write",
                                        "eval(",
                                        "new Function",
                                        "postMessage",
                                        "sessionStorage"));
    }

    private static Stream<String> named() throws IOException {
        return NAMED.matcher(Files.readString(ROOT.resolve(DOCUMENT)))
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .distinct();
    }

    private static List<Path> filesOfPortal(String ending) throws IOException {
        return tree().filter(file -> file.startsWith(ROOT.resolve("portal/src/main")))
                .filter(file -> file.toString().endsWith("." + ending))
                .toList();
    }

    private static Stream<Path> tree() throws IOException {
        try (var all = Files.walk(ROOT)) {
            return all
                    .filter(file -> !file.toString().matches(".*/(target|\\.git|node_modules)/.*"))
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        }
    }
}
