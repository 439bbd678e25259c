package org.talanoa.contracts;

/** A reason to tell a contact something, made of event, contact and template. */
public record NoticeId(String value) implements Identifier {
    public NoticeId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
