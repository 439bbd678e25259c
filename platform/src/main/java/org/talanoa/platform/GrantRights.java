package org.talanoa.platform;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Gives each service its {@link KafkaRights} on a cluster that asks who we are, and takes from it
 * what it has beyond them: {@code GrantRights}, with the settings of {@link CreateTopics}, as a
 * user who may change rights. A cluster without an authorizer refuses.
 */
final class GrantRights {
    private GrantRights() {}

    public static void main(String... arguments) throws InterruptedException {
        try {
            on(System.getenv());
            System.out.println("Each service has its rights, and no others.");
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void on(Map<String, String> environment) throws CannotStart, InterruptedException {
        var wanted =
                KafkaRights.ALL.stream()
                        .flatMap(rights -> rights.bindings().stream())
                        .collect(Collectors.toSet());
        try (var admin = Admin.create(KafkaSettings.of(environment))) {
            // First what is new: who keeps a right must not be without it for a moment.
            admin.createAcls(wanted).all().get();
            var surplus = ofServices(admin);
            surplus.removeAll(wanted);
            admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList()).all().get();
        } catch (ExecutionException e) {
            throw new CannotStart("The rights cannot be given: " + CannotStart.sentenceOf(e));
        }
    }

    private static Set<AclBinding> ofServices(Admin admin)
            throws ExecutionException, InterruptedException {
        var ours = KafkaRights.ALL.stream().map(KafkaRights::principal).collect(Collectors.toSet());
        var there = new HashSet<>(admin.describeAcls(AclBindingFilter.ANY).values().get());
        there.removeIf(binding -> !ours.contains(binding.entry().principal()));
        return there;
    }
}
