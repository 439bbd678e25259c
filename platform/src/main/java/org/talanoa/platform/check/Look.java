package org.talanoa.platform.check;

import java.util.ArrayList;
import java.util.List;

/** What one look at the whole installation has shown: numbers, and what does not agree. */
final class Look {
    private final List<String> numbers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void number(String sentence) {
        numbers.add(sentence);
    }

    void finding(String about, String sentence) {
        findings.add(new Finding(about, sentence));
    }

    void agree(String what, Object here, Object there) {
        if (!here.equals(there)) finding(what, what + ": " + here + ", but there are " + there);
    }

    List<String> numbers() {
        return List.copyOf(numbers);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
