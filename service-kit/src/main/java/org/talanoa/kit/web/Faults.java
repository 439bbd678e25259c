package org.talanoa.kit.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a request; of several faults in one place the first is told. */
public final class Faults {
    /** More are no help to anybody, and would cost us more than whoever sends them. */
    private static final int MOST = 200;

    private final Map<String, Fault> all = new LinkedHashMap<>();

    /**
     * Adds what is wrong.
     *
     * @throws InvalidContent at once, if there are so many that no more are worth looking for
     */
    public void add(String pointer, String code, Object... arguments) {
        all.putIfAbsent(pointer, Fault.at(pointer, code, arguments));
        if (all.size() >= MOST) throwIfAny();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether something is wrong in this very place. */
    public boolean has(String pointer) {
        return all.containsKey(pointer);
    }

    /**
     * Ends here unless all is well.
     *
     * @throws InvalidContent if there is any fault
     */
    public void throwIfAny() {
        if (!all.isEmpty()) throw new InvalidContent(list());
    }

    List<Fault> list() {
        return List.copyOf(all.values());
    }
}
