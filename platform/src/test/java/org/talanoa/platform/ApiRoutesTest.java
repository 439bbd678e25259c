package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract on paper and the doors of the services are the same. */
class ApiRoutesTest {
    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final String API = "/api/v1";

    /** The portal answers these itself, and its own test holds them to the contract. */
    private static final Set<String> OF_THE_PORTAL =
            Set.of(
                    "POST /oauth2/token",
                    "POST /api/v1/access-tokens",
                    "GET /api/v1/openapi.json",
                    "GET /api/v1/asyncapi.json");

    /** The gateway leads nobody there: the portal alone may ask it. */
    private static final Set<String> NOT_PUBLIC = Set.of("POST /api/v1/access-links/redemption");

    @Test
    void every_route_of_the_services_is_in_the_contract_and_no_other() throws IOException {
        var routes = new TreeSet<>(OF_THE_PORTAL);
        ArchitectureTest.HOUSE.stream().flatMap(ApiRoutesTest::routes).forEach(routes::add);
        routes.removeAll(NOT_PUBLIC);
        assertThat(Contract.onPaper().operations())
                .extracting(operation -> nameless(operation.toString()))
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(routes.stream().map(ApiRoutesTest::nameless).toList()));
    }

    private static Stream<String> routes(JavaClass controller) {
        return controller.getMethods().stream()
                .flatMap(method -> routes(paths(controller), method));
    }

    private static Stream<String> routes(List<String> prefixes, JavaMethod method) {
        var verb =
                mapping(method)
                        .map(mapping -> mapping.getRawType().getSimpleName())
                        .map(name -> name.replace("Mapping", "").toUpperCase(Locale.ROOT))
                        .toList();
        return verb.stream()
                .flatMap(name ->
                        prefixes.stream()
                                .flatMap(
                                        prefix -> paths(method).stream().map(path -> prefix + path))
                                .filter(path -> path.startsWith(API))
                                .map(path -> name + " " + path));
    }

    private static List<String> paths(HasAnnotations<?> mapped) {
        var paths =
                mapping(mapped)
                        .flatMap(mapping ->
                                Stream.of("value", "path").flatMap(name -> texts(mapping, name)))
                        .toList();
        return paths.isEmpty() ? List.of("") : paths;
    }

    private static Stream<? extends JavaAnnotation<?>> mapping(HasAnnotations<?> mapped) {
        return mapped.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().startsWith(WEB))
                .filter(annotation -> annotation.getRawType().getName().endsWith("Mapping"));
    }

    private static Stream<String> texts(JavaAnnotation<?> annotation, String name) {
        return annotation.get(name).stream()
                .flatMap(texts -> Arrays.stream((Object[]) texts))
                .map(String::valueOf);
    }

    /** What a part of a path is called is nothing that a program sees. */
    private static String nameless(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }
}
