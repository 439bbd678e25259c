package org.talanoa.portal;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What a page reads of a request, as its handler declares it. */
public final class FormFields {
    private FormFields() {}

    /** Each knows its name. */
    public static Stream<MethodParameter> of(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .peek(parameter ->
                        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer()));
    }
}
