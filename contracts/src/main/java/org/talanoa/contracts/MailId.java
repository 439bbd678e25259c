package org.talanoa.contracts;

/** A mail, made of the notices that it carries; also the local part of its Message-ID. */
public record MailId(String value) implements Identifier {
    public MailId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
