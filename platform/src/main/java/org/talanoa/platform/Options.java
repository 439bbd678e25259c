package org.talanoa.platform;

/**
 * What {@code ./run} was asked for.
 *
 * @param fresh delete the data first
 * @param empty start without the example reviews
 * @param port the portal's; the other ports follow from it
 */
record Options(boolean fresh, boolean empty, int port) {
    private static final int DEFAULT_PORT = 8080;

    static Options of(String... arguments) throws CannotStart {
        var options = new Options(false, false, DEFAULT_PORT);
        for (int i = 0; i < arguments.length; i++) {
            options =
                    switch (arguments[i]) {
                        case "--fresh" -> options.with(true, options.empty, options.port);
                        case "--empty" -> options.with(options.fresh, true, options.port);
                        case "--port" -> {
                            i++;
                            var port = i < arguments.length ? arguments[i] : "";
                            yield options.with(options.fresh, options.empty, portOf(port));
                        }
                        default ->
                                throw new CannotStart(
                                        "./run does not know %s; ./run --help says what it knows."
                                                .formatted(arguments[i]));
                    };
        }
        return options;
    }

    private Options with(boolean fresh, boolean empty, int port) {
        return new Options(fresh, empty, port);
    }

    private static int portOf(String text) throws CannotStart {
        if (text.matches("\\d{1,5}")) {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= Ports.HIGHEST_BASE) return port;
        }
        throw new CannotStart("--port takes a number from 1 to %d.".formatted(Ports.HIGHEST_BASE));
    }
}
