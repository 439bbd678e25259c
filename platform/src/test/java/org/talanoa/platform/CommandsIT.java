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
        var commands =
                toRun(document).stream().map(one -> onPortsOf(talanoa.ports(), one)).toList();
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
                if (name.equals("secrets") || name.startsWith(".")) continue;
                Files.createSymbolicLink(folder.resolve(name), entry);
            }
        }
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
