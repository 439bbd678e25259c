package org.talanoa.portal.provider;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.portal.staff.ProviderSettings;
import org.talanoa.portal.staff.Role;

/** What somebody may do here by what the provider says she is there. */
@Component
class GivenRoles {
    private final ProviderSettings settings;

    GivenRoles(ProviderSettings settings) {
        this.settings = settings;
    }

    Set<Role> in(Map<String, Object> claims) {
        var said = at(settings.rolesClaim(), claims).collect(Collectors.toSet());
        return settings.roles().entrySet().stream()
                .filter(role -> role.getValue().stream().anyMatch(said::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A name may have dots itself, as those that are addresses do: the longest that is there
     * counts.
     */
    private static Stream<String> at(String path, @Nullable Object place) {
        if (!(place instanceof Map<?, ?> level)) {
            return Stream.empty();
        }
        if (level.containsKey(path)) {
            return texts(level.get(path));
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            var name = path.substring(0, dot);
            if (level.containsKey(name)) {
                return at(path.substring(dot + 1), level.get(name));
            }
        }
        return Stream.empty();
    }

    private static Stream<String> texts(@Nullable Object said) {
        return switch (said) {
            case String one -> Stream.of(one);
            case Collection<?> several ->
                    several.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.empty();
        };
    }
}
