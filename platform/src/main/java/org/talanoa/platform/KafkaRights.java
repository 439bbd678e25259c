package org.talanoa.platform;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.talanoa.contracts.EventTopic;

/**
 * What a service may do on a Kafka that asks who we are: read and write its own topics, in groups
 * that begin with its name, and look how all topics are set. {@code contacts}, with its people and
 * addresses, is read by notification-service alone.
 */
record KafkaRights(String service, Set<EventTopic> reads, Set<EventTopic> writes) {
    static final List<KafkaRights> ALL =
            List.of(
                    new KafkaRights(
                            "consultation-service",
                            EnumSet.of(EventTopic.SEATS),
                            EnumSet.of(EventTopic.REVIEWS, EventTopic.CONSULTATIONS)),
                    new KafkaRights(
                            "registration-service",
                            EnumSet.of(
                                    EventTopic.REVIEWS,
                                    EventTopic.CONSULTATIONS,
                                    EventTopic.REGISTRATIONS,
                                    EventTopic.NOTICES),
                            EnumSet.of(
                                    EventTopic.REGISTRATIONS,
                                    EventTopic.SEATS,
                                    EventTopic.ORGANIZATIONS,
                                    EventTopic.CONTACTS)),
                    new KafkaRights(
                            "recommendation-service",
                            EnumSet.of(EventTopic.REGISTRATIONS, EventTopic.CONSULTATIONS),
                            EnumSet.of(EventTopic.RECOMMENDATIONS)),
                    new KafkaRights(
                            "notification-service",
                            EnumSet.of(
                                    EventTopic.CONTACTS,
                                    EventTopic.REVIEWS,
                                    EventTopic.CONSULTATIONS,
                                    EventTopic.REGISTRATIONS,
                                    EventTopic.SEATS),
                            EnumSet.of(EventTopic.NOTICES)),
                    new KafkaRights(
                            "dashboard-service",
                            EnumSet.of(
                                    EventTopic.REVIEWS,
                                    EventTopic.CONSULTATIONS,
                                    EventTopic.REGISTRATIONS,
                                    EventTopic.SEATS,
                                    EventTopic.RECOMMENDATIONS,
                                    EventTopic.NOTICES),
                            EnumSet.noneOf(EventTopic.class)));

    /** As Kafka calls who signs in under the service's name. */
    String principal() {
        return "User:" + service;
    }

    /** The same in Kafka's terms. */
    List<AclBinding> bindings() {
        var bindings = new ArrayList<AclBinding>();
        for (var topic : EventTopic.values()) {
            bindings.add(on(topic, AclOperation.DESCRIBE));
            bindings.add(on(topic, AclOperation.DESCRIBE_CONFIGS));
        }
        reads.forEach(topic -> bindings.add(on(topic, AclOperation.READ)));
        writes.forEach(topic -> bindings.add(on(topic, AclOperation.WRITE)));
        var groups = new ResourcePattern(ResourceType.GROUP, service + ".", PatternType.PREFIXED);
        bindings.add(allowed(groups, AclOperation.READ));
        return bindings;
    }

    private AclBinding on(EventTopic topic, AclOperation operation) {
        var pattern =
                new ResourcePattern(ResourceType.TOPIC, topic.topicName(), PatternType.LITERAL);
        return allowed(pattern, operation);
    }

    private AclBinding allowed(ResourcePattern pattern, AclOperation operation) {
        return new AclBinding(
                pattern,
                new AccessControlEntry(principal(), "*", operation, AclPermissionType.ALLOW));
    }
}
