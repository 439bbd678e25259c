package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How pages are looked at: axe finds nothing against WCAG 2.2 AA, and nothing sticks out of a
 * phone. Each page is seen light and dark, on a desk and on a phone: what is light on the desk in
 * English is dark there in Arabic. {@code -Dtalanoa.pictures=true} keeps a picture of each view
 * under target/screenshots.
 */
final class Looks {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    /** What can be right in one light and at one size, and wrong in another. */
    private static final List<String> OF_LIGHT_AND_SIZE =
            List.of(
                    "color-contrast",
                    "link-in-text-block",
                    "scrollable-region-focusable",
                    "target-size");

    private static final boolean PICTURES_WANTED = Boolean.getBoolean("talanoa.pictures");
    private static final Set<String> LOOKED_AT = ConcurrentHashMap.newKeySet();
    static final int PHONE = 390;
    private static final int NARROWEST_PHONE = 320;

    /** Asked by itself and not by its builder, which puts it into the page anew for each run. */
    private static final String AXE = axe();

    private static final String FINDINGS =
            """
            rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found =>
                found.violations.flatMap(rule =>
                    rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)))\
            """;

    private Looks() {}

    /** Looks once at a page of this name; a script in it is asked, so it needs one. */
    static void at(Page page, String name) {
        if (!LOOKED_AT.add(name)) return;
        var arabic = "rtl".equals(page.locator("html").getAttribute("dir"));
        var size = page.viewportSize();
        at(page, name, "desk", arabic ? ColorScheme.DARK : ColorScheme.LIGHT, WCAG);
        page.setViewportSize(NARROWEST_PHONE, size.height);
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels too wide for a phone (WCAG 2.2, 1.4.10) on " + name)
                .isEqualTo(0);
        page.setViewportSize(PHONE, size.height);
        at(page, name, "phone", arabic ? ColorScheme.LIGHT : ColorScheme.DARK, OF_LIGHT_AND_SIZE);
        page.setViewportSize(size.width, size.height);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void at(
            Page page, String name, String device, ColorScheme scheme, List<String> rules) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        var view = device + "-" + scheme.name().toLowerCase(Locale.ROOT);
        picture(page, Path.of(view, name + ".png"));
        if (page.evaluate("!window.axe").equals(true)) page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(FINDINGS, rules))
                .as("what axe finds on " + name + ", " + view)
                .isEmpty();
    }

    /** Keeps a picture of the page as it is, if that is wanted: it takes longer than the rest. */
    static void picture(Page page, Path file) {
        if (!PICTURES_WANTED) return;
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(true));
    }

    private static String axe() {
        try (var file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
