package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The shell in which the commands of a document are typed. */
final class Shell {
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<'?(\\w+)'?");

    private Shell() {}

    /** Splits what one types into commands; comments of their own lines are none. */
    static List<String> commands(String text) {
        var commands = new ArrayList<String>();
        var open = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (open.isEmpty() && (line.isBlank() || line.startsWith("#"))) continue;
            open.append(line);
            if (isWhole(open.toString())) {
                commands.add(open.toString());
                open.setLength(0);
            } else open.append('\n');
        }
        if (!open.isEmpty()) throw new AssertionError("A command has no end: " + open);
        return commands;
    }

    private static boolean isWhole(String command) {
        if (command.endsWith("\\")) return false;
        var document = HERE_DOCUMENT.matcher(command);
        if (document.find() && !command.endsWith("\n" + document.group(1))) return false;
        if (!command.matches("(?s).*['\"({`].*|.*\\b(if|for|while|case|until)\\b.*")) return true;
        try {
            return new ProcessBuilder("sh", "-n", "-c", command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new AssertionError("There is no shell", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a command is read", e);
        }
    }

    /** Types these one after another, and fails at the first that fails. */
    static void type(List<String> commands, Path folder) throws IOException, InterruptedException {
        var script = new StringBuilder("set -e\n");
        for (var command : commands) {
            var shown = "> " + command.replace("'", "'\\''");
            script.append("printf '%s\\n' '").append(shown).append("'\n").append(command);
            script.append('\n');
        }
        var output = Files.createTempFile("typed", ".txt");
        try {
            var process =
                    new ProcessBuilder("sh", "-c", script.toString())
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            var ended = process.waitFor(Waiting.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(
                        (ended ? "The last of these fails:\n" : "The last of these does not end:\n")
                                + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }
}
