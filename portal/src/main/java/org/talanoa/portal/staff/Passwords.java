package org.talanoa.portal.staff;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with Argon2id, few at a time: each one takes 16 MB while it is made. */
@Component
class Passwords {
    private static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int AT_ONCE = 2;
    private static final int RANDOM_BYTES = 15;

    private final Argon2PasswordEncoder argon2 =
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final String nobodys = hash(fresh());

    /** A password that nobody chose, short enough to be told by telephone. */
    String fresh() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether people may choose it: letters are counted, however many bytes one takes. */
    static boolean hasFittingLength(String password) {
        return lengthOf(password) >= SHORTEST && lengthOf(password) <= LONGEST;
    }

    private static int lengthOf(String password) {
        return password.codePointCount(0, password.length());
    }

    String hash(String password) {
        return inTurn(() -> Objects.requireNonNull(argon2.encode(password)));
    }

    /** Takes as long where there is no hash to compare with, so that time tells nobody who is. */
    boolean matches(String password, @Nullable String hash) {
        var known = hash == null ? nobodys : hash;
        var same = lengthOf(password) <= LONGEST && inTurn(() -> argon2.matches(password, known));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
