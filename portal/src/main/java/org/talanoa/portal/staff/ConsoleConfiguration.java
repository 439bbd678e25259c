package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Closes the console to all but staff, and lets its controllers take a {@link StaffMember}. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {
    private final ConsoleGate gate;

    ConsoleConfiguration(ConsoleGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(gate).addPathPatterns("/console", "/console/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new MemberArgument());
    }

    private static final class MemberArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == StaffMember.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var session = ConsoleGate.sessionOf((HttpServletRequest) request.getNativeRequest());
            if (session == null) {
                throw new IllegalStateException("Only pages under /console know who is signed in");
            }
            return session.member();
        }
    }

    /** The frame of the console around its pages. */
    @ControllerAdvice
    static final class EveryConsolePage {
        @ModelAttribute("bench")
        @Nullable Bench bench(HttpServletRequest request) {
            var session = ConsoleGate.sessionOf(request);
            return session == null ? null : Bench.of(session);
        }
    }
}
