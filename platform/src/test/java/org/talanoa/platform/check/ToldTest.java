package org.talanoa.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ToldTest {
    private final Told told = new Told();

    @ParameterizedTest
    @ValueSource(strings = {"x:2:state", "x:2:state.1"})
    void a_state_told_once_more_by_a_newer_release_may_say_more(String id) {
        add("x:1", 1, "{}");
        add(id, 2, "{\"a\": 1}");
        add(id, 2, "{\"a\": 1, \"b\": 2}");
        assertThat(told.isContradictory()).isFalse();
        assertThat(told.isOutOfOrder()).isFalse();
        assertThat(told.events()).isEqualTo(2);
        assertThat(told.state()).isEqualTo(JsonMapper.shared().readTree("{\"a\": 1, \"b\": 2}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:2", "x:2.1"})
    void an_event_that_comes_again_says_the_same(String id) {
        add(id, 2, "{\"a\": 1}");
        add(id, 2, "{\"a\": 1}");
        assertThat(told.isContradictory()).isFalse();
        add(id, 2, "{\"a\": 1, \"b\": 2}");
        assertThat(told.isContradictory()).isTrue();
    }

    private void add(String id, long version, String json) {
        told.add(id, version, json.hashCode(), JsonMapper.shared().readTree(json));
    }
}
