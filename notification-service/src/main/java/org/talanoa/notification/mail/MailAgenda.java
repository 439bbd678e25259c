package org.talanoa.notification.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.MailId;

/**
 * Which mails this instance wants to send, and when. An id is on it at most once, and stays on it
 * while its mail is being sent. It only saves looking: the database knows the same.
 */
@Component
class MailAgenda {
    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final Set<MailId> known = ConcurrentHashMap.newKeySet();

    /**
     * @param nanos when, by {@link System#nanoTime}: a clock that is set anew holds nothing up
     */
    private record Due(MailId id, long nanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return other instanceof Due(_, var others) ? Long.signum(nanos - others) : 0;
        }
    }

    /**
     * @param pause not a time of day: the clock may be set anew between its reading and this
     */
    void add(MailId id, Duration pause) {
        if (known.add(id)) again(id, pause);
    }

    /** The next that is due; whoever takes it says afterwards that it is done or comes again. */
    Optional<MailId> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
                .map(Due::id);
    }

    void again(MailId id, Duration pause) {
        queue.add(new Due(id, System.nanoTime() + pause.toNanos()));
    }

    void done(MailId id) {
        known.remove(id);
    }
}
