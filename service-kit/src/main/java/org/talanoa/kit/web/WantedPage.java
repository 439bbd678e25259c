package org.talanoa.kit.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.talanoa.kit.ListPage;

/**
 * Gives a controller the page of a list that its caller wants: {@code
 * ?page=0&size=50&sort=field,asc}.
 */
final class WantedPage implements HandlerMethodArgumentResolver {
    private static final int USUAL_SIZE = 50;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListPage.Wanted.class;
    }

    @Override
    public ListPage.Wanted resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new ListPage.Wanted(
                number(request, "page", 0, 0),
                number(request, "size", 1, USUAL_SIZE),
                sort(
                        request.getParameter("sort"),
                        parameter.getParameterAnnotation(Sortable.class)));
    }

    private static ListPage.@Nullable Sort sort(
            @Nullable String wanted, @Nullable Sortable sortable) {
        if (wanted == null || wanted.isBlank()) return null;
        var parts = wanted.split(",", -1);
        boolean descending = parts.length == 2 && parts[1].equals("desc");
        boolean understood = parts.length == 1 || descending || parts[1].equals("asc");
        if (!understood || parts.length > 2 || sortable == null) throw unknownSort();
        if (!List.of(sortable.value()).contains(parts[0])) throw unknownSort();
        return new ListPage.Sort(parts[0], descending);
    }

    private static Unreadable unknownSort() {
        return new Unreadable(HttpStatus.BAD_REQUEST, "SORT_UNKNOWN");
    }

    private static Unreadable noNumber() {
        return new Unreadable(HttpStatus.BAD_REQUEST, "PARAMETER_INVALID");
    }

    private static int number(NativeWebRequest request, String name, int least, int usual) {
        var text = request.getParameter(name);
        if (text == null || text.isBlank()) return usual;
        try {
            int number = Integer.parseInt(text);
            if (number < least) throw noNumber();
            return number;
        } catch (NumberFormatException e) {
            throw noNumber();
        }
    }
}
