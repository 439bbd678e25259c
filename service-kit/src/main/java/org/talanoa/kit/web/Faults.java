package org.talanoa.kit.web;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request; of several faults in one place the first is told. */
public final class Faults {
    private final List<Fault> all = new ArrayList<>();

    public void add(String pointer, String code, Object... arguments) {
        if (!has(pointer)) all.add(Fault.at(pointer, code, arguments));
    }

    /** Whether something is wrong in this very place. */
    public boolean has(String pointer) {
        return all.stream().anyMatch(fault -> fault.pointer().equals(pointer));
    }

    /**
     * Ends here unless all is well.
     *
     * @throws InvalidContent if there is any fault
     */
    public void throwIfAny() {
        if (!all.isEmpty()) throw new InvalidContent(all);
    }

    List<Fault> list() {
        return List.copyOf(all);
    }
}
