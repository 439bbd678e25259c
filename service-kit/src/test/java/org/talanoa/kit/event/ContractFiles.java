package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of the contracts that are made of the records. Run with {@code -Dcontracts.write=true} they
 * are written before they are compared.
 */
final class ContractFiles {
    static final Path FOLDER = Path.of("../contracts/src/main/resources/org/talanoa/contracts");

    private ContractFiles() {}

    /** The file of this name must say what has just been made. */
    static void assertSays(String name, String made) throws IOException {
        var file = FOLDER.resolve(name);
        if (Boolean.getBoolean("contracts.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made + "\n");
        }
        assertThat(file).exists();
        assertThat(Files.readString(file).strip()).as(name).isEqualTo(made);
    }

    /** With slashes, relative to the folder. */
    static String nameOf(Path file) {
        return FOLDER.relativize(file).toString().replace('\\', '/');
    }
}
