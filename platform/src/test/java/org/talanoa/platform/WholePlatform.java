package org.talanoa.platform;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the platform and a browser: one of each for all acceptance tests, as starting takes
 * longer than most stories.
 */
final class WholePlatform implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(WholePlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Talanoa.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(
                        type, _ -> type == Talanoa.class ? startPlatform() : Browser.open());
    }

    private static Talanoa startPlatform() {
        try {
            return Talanoa.start("talanoa");
        } catch (IOException | CannotStart e) {
            throw new AssertionError("The platform does not start", e);
        }
    }
}
