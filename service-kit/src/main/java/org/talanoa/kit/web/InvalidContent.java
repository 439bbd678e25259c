package org.talanoa.kit.web;

import java.util.List;

/** A request was understood and can't be done as it is: 422, with every fault at once. */
public final class InvalidContent extends RuntimeException {
    private final transient List<Fault> faults;

    public InvalidContent(List<Fault> faults) {
        super("The request has " + faults.size() + " faults");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
