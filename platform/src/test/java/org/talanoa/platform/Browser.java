package org.talanoa.platform;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of this machine, driven by the tests. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking",
                                                        "--disable-component-update")));
    }

    static Browser open() {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new AssertionError(
                    "The browser tests need "
                            + CHROMIUM
                            + ": install Debian's package chromium, or run .ci/run, which does.");
        }
        return new Browser(
                Playwright.create(
                        new CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Somebody at a window of their own, with no cookies yet. */
    Visitor visitor(Talanoa talanoa, boolean javaScript) {
        var context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setJavaScriptEnabled(javaScript)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale("en"));
        return new Visitor(talanoa, context.newPage(), javaScript);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
