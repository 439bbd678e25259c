package org.talanoa.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.Nonce;

class InstallationKeyTest {
    private final InstallationKey key = keyOf((byte) 1);

    @Test
    void who_renders_and_who_checks_derive_the_same_token() {
        var nonce = InstallationKey.newNonce();
        var token = keyOf((byte) 1).token("confirmation", "r1", nonce);
        assertThat(key.isToken(token, "confirmation", "r1", nonce)).isTrue();
    }

    @Test
    void a_token_fits_one_purpose_one_id_one_nonce_and_one_installation() {
        var nonce = InstallationKey.newNonce();
        var token = key.token("confirmation", "r1", nonce);
        assertThat(key.isToken(token, "access", "r1", nonce)).isFalse();
        assertThat(key.isToken(token, "confirmation", "r2", nonce)).isFalse();
        assertThat(key.isToken(token, "confirmation", "r1", InstallationKey.newNonce())).isFalse();
        assertThat(keyOf((byte) 2).isToken(token, "confirmation", "r1", nonce)).isFalse();
    }

    @Test
    void moving_the_border_between_two_parts_gives_another_token() {
        var nonce = new Nonce("n");
        assertThat(key.token("ab", "c", nonce)).isNotEqualTo(key.token("a", "bc", nonce));
    }

    @Test
    void derived_ids_are_uuids_that_say_they_are_of_our_own_making() {
        var id = key.derivedId("POST /x", "anonymous", "k");
        assertThat(id).isEqualTo(key.derivedId("POST /x", "anonymous", "k"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_too_short_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InstallationKey("c2hvcnQ="));
    }

    private static InstallationKey keyOf(byte filling) {
        var bytes = new byte[32];
        Arrays.fill(bytes, filling);
        return new InstallationKey(Base64.getEncoder().encodeToString(bytes));
    }
}
