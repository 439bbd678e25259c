package org.talanoa.contracts;

/**
 * A code of the stakeholder types, like {@code civil_society} (A/RES/73/195, paragraphs 15(j) and
 * 44).
 */
public record StakeholderType(String value) implements Identifier {
    public StakeholderType {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
