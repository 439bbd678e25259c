package org.talanoa.platform.check;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * Compares what the parts of an installation hold of the same thing: documents with events, events
 * with what others know, notices with mails, documents with counts. It changes nothing, and may run
 * while people work: what is just under way is looked at again, and only what did not agree in any
 * look is told.
 *
 * @param addresses where everything is
 * @param again how long to wait before the next look
 */
public record Reconciliation(Addresses addresses, Duration again, Clock clock) {
    private static final int LOOKS = 3;

    /** What was found: numbers of the last look, and what did not agree in any. */
    public record Result(List<String> numbers, List<Finding> findings) {}

    /** A part could not be asked. */
    public static final class PartAway extends Exception {
        private static final long serialVersionUID = 1;

        PartAway(String part, Throwable cause) {
            super(part + " cannot be asked (" + cause.getClass().getSimpleName() + ")", cause);
        }
    }

    public Result run() throws PartAway, InterruptedException {
        var look = look();
        var findings = look.findings();
        for (int i = 1; i < LOOKS && !findings.isEmpty(); i++) {
            Thread.sleep(again);
            look = look();
            var before = findings.stream().map(Finding::about).collect(Collectors.toSet());
            findings =
                    look.findings().stream()
                            .filter(finding -> before.contains(finding.about()))
                            .toList();
        }
        return new Result(look.numbers(), findings);
    }

    private Look look() throws PartAway, InterruptedException {
        var look = new Look();
        try (var mongodb = MongoClients.create(addresses.mongodb());
                var web = new Web()) {
            var aggregates = new Aggregates(mongodb);
            var topics = Tellings.read(addresses.kafka());
            aggregates.compare(topics, look);
            Projections.compare(mongodb, topics, look);
            topics.notices().compare(mongodb, look);
            var sent = Mails.compare(mongodb, look, clock.instant());
            Backlog.findParked(mongodb, look);
            Backlog.findUnread(addresses.kafka(), look);
            var seats = Seats.read(mongodb);
            seats.compareTaken(mongodb, look);
            if (addresses.client().isPresent()) {
                new Counts(mongodb, seats).compare(new Portal(web, addresses.client().get()), look);
            }
            if (addresses.mailbox().isPresent()) {
                CaughtMails.compare(web, addresses.mailbox().get(), sent, look);
            }
        } catch (MongoException e) {
            throw new PartAway("MongoDB", e);
        } catch (KafkaException | ExecutionException e) {
            throw new PartAway("Kafka", e);
        } catch (IOException | UncheckedIOException e) {
            throw new PartAway("The portal or the mailbox", e);
        }
        return look;
    }
}
