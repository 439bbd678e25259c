package org.talanoa.kit.event;

import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.talanoa.contracts.OnTopic;

/** All events of the house, found by their annotations: what nobody listed can't be forgotten. */
final class EventCatalog {
    private EventCatalog() {}

    /**
     * Events of one kind of aggregate, in the order of their declaration.
     *
     * @param declaring the sealed interface, or the only record
     */
    record Kind(Class<?> declaring, OnTopic place, List<Class<?>> events) {
        static Kind of(Class<?> declaring) {
            var events =
                    declaring.isSealed()
                            ? List.<Class<?>>of(declaring.getPermittedSubclasses())
                            : List.<Class<?>>of(declaring);
            return new Kind(declaring, declaring.getAnnotation(OnTopic.class), events);
        }
    }

    /** By topic, in the topics' order. */
    static List<Kind> kinds() {
        return annotated(OnTopic.class)
                .map(Kind::of)
                .sorted(
                        Comparator.comparing((Kind kind) -> kind.place().value())
                                .thenComparing(kind -> kind.declaring().getName()))
                .toList();
    }

    /** The file of an event's schema. */
    static String schemaOf(Class<?> event) {
        return "schemas/"
                + EventTypes.topicOf(event).topicName()
                + "/"
                + EventTypes.nameOf(event)
                + ".json";
    }

    static Stream<Class<?>> annotated(Class<? extends Annotation> annotation) {
        var scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                        return true; // interfaces too
                    }
                };
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation, false));
        return scanner.findCandidateComponents("org.talanoa.contracts").stream()
                .map(definition ->
                        ClassUtils.resolveClassName(
                                String.valueOf(definition.getBeanClassName()), null));
    }
}
