package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Types what README and docs tell people to type: each file's commands in one shell, in their
 * order, beside a platform that runs. The folder looks like that of the project, and what they make
 * stays in it.
 */
@ExtendWith(WholePlatform.class)
class CommandsIT {
    private static final Pattern USUAL_PORT = Pattern.compile("(localhost|127\\.0\\.0\\.1):(\\d+)");
    private static final Ports USUAL = new Ports(8080);

    /** Typed in a container of ours; here it can be typed as well, and finds the same answers. */
    private static final String IN_A_CONTAINER = "docker compose exec -T dashboard-service wget ";

    private static final Pattern CONTAINER = Pattern.compile("http://([a-z]+-service):8080");

    /** What the documents have people make can be looked at there afterwards. */
    private static final Path TYPED = Path.of("target", "typed");

    @ParameterizedTest(name = "{0}")
    @MethodSource("withCommands")
    void what_a_document_tells_to_type_works(MarkdownFile document, Talanoa talanoa)
            throws IOException, InterruptedException {
        var folder = TYPED.resolve(document.toString().replace('/', '-'));
        Home.delete(folder);
        linkTheProject(Files.createDirectories(folder));
        Files.createSymbolicLink(folder.resolve(".talanoa"), talanoa.home().folder());
        var secrets = Files.createDirectory(folder.resolve("secrets"));
        Home.writeSecret(secrets.resolve("API_CLIENT_SECRET"), talanoa.clientSecret());
        var commands = toRun(document).stream().map(one -> on(talanoa, one)).toList();
        Shell.type(commands, folder);
    }

    static List<MarkdownFile> withCommands() {
        return MarkdownFile.all().stream().filter(file -> !toRun(file).isEmpty()).toList();
    }

    private static List<String> toRun(MarkdownFile document) {
        return document.commands().stream().filter(one -> !NotRun.covers(one)).toList();
    }

    private static void linkTheProject(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(Tree.ROOT.toRealPath())) {
            for (var entry : entries) {
                var name = entry.getFileName().toString();
                if (name.matches("secrets|platform|\\..*")) continue;
                Files.createSymbolicLink(folder.resolve(name), entry);
            }
        }
        linkWhatIsBuilt(Files.createDirectories(folder.resolve("platform/target")));
    }

    /** With the mark of what was built just now: {@code ./run} builds nothing then. */
    private static void linkWhatIsBuilt(Path target) throws IOException {
        for (var name : List.of("platform.jar", "lib")) {
            var built = Tree.ROOT.resolve("platform/target").resolve(name).toRealPath();
            Files.createSymbolicLink(target.resolve(name), built);
        }
        Files.createFile(target.resolve("built"));
    }

    private static String on(Talanoa talanoa, String command) {
        var here =
                CONTAINER
                        .matcher(command.replace(IN_A_CONTAINER, "wget "))
                        .replaceAll(
                                service -> "http://localhost:" + talanoa.portOf(service.group(1)));
        return onPortsOf(talanoa.ports(), here);
    }

    /** Documents name the ports that {@code ./run} takes unless it is told others. */
    private static String onPortsOf(Ports ports, String command) {
        return USUAL_PORT
                .matcher(command)
                .replaceAll(address -> {
                    var distance = Integer.parseInt(address.group(2)) - USUAL.portal();
                    var isOurs = distance >= 0 && distance <= USUAL.smtp() - USUAL.portal();
                    return isOurs
                            ? address.group(1) + ":" + (ports.portal() + distance)
                            : address.group();
                });
    }
}
