package org.talanoa.platform;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions on the types of fields. */
final class BeOf {
    private BeOf() {}

    /** Neither the field itself nor anything inside its brackets, as in {@code List<String>}. */
    static ArchCondition<JavaField> noType(Class<?> type) {
        return new ArchCondition<>("hold no " + type.getSimpleName()) {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var holds =
                        field.getType().getAllInvolvedRawTypes().stream()
                                .anyMatch(involved -> involved.isAssignableTo(type));
                events.add(
                        new SimpleConditionEvent(
                                field, !holds, field.getFullName() + " is " + field.getType()));
            }
        };
    }
}
