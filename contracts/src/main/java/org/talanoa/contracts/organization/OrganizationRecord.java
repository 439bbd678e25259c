package org.talanoa.contracts.organization;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.OnTopic;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.StakeholderType;

/**
 * Topic {@code organizations}, keyed by organization, compacted: an entry of the directory that the
 * secretariat keeps. Anyone may know it.
 */
@EventType("org.talanoa.organization.state.v1")
@OnTopic(value = EventTopic.ORGANIZATIONS, key = OrganizationId.class)
public record OrganizationRecord(
        OrganizationId id,
        LocalizedText names,
        @Nullable String acronym,
        StakeholderType type,
        CountryCode country) {}
