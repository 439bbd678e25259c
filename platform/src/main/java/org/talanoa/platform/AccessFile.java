package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;

/** Tells scripts and tests, and this account only, where everything is and how to get in. */
final class AccessFile {
    private AccessFile() {}

    static void write(Installation installation) throws CannotStart {
        var file = installation.home().access();
        try {
            Home.writeSecret(
                    file,
                    """
                    {"baseUrl": "%s", "mailbox": "%s", "staff": {"username": "%s", "password": "%s"}, "client": {"id": "%s", "secret": "%s"}}
                    """
                            .formatted(
                                    installation.baseUrl(),
                                    installation.mailboxUrl(),
                                    Installation.STAFF,
                                    installation.secrets().staffPassword(),
                                    Installation.CLIENT,
                                    installation.secrets().clientSecret()));
        } catch (IOException e) {
            throw new CannotStart("The file %s cannot be written.".formatted(file));
        }
    }

    static void remove(Home home) throws CannotStart {
        try {
            Files.deleteIfExists(home.access());
        } catch (IOException e) {
            throw new CannotStart("The file %s cannot be deleted.".formatted(home.access()));
        }
    }
}
