package org.talanoa.kit.web;

import jakarta.validation.Validator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.talanoa.kit.security.InstallationKey;

/** How services take requests and answer. */
@Configuration(proxyBeanMethods = false)
@Import(Problems.class)
public class WebConfiguration implements WebMvcConfigurer {
    private final RequestReader reader;
    private final CheckedResolver resolver;

    WebConfiguration(Validator validator, InstallationKey key) {
        this.reader = new RequestReader(validator);
        this.resolver = new CheckedResolver(reader, key);
    }

    @Bean
    MergePatch mergePatch() {
        return new MergePatch(reader);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(resolver);
        resolvers.add(new WantedPage());
    }
}
