package org.talanoa.platform;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.talanoa.contracts.Identifier;
import org.talanoa.contracts.LocalizedText;

/**
 * The arrows of the house. Every rule fails when it matches no class, so that a mistyped package
 * name leaves none of them idle.
 */
class ArchitectureTest {
    static final List<String> SERVICES =
            List.of(
                    "registration",
                    "consultation",
                    "recommendation",
                    "notification",
                    "dashboard",
                    "portal");

    private static final List<String> MODULES =
            List.of(
                    "contracts",
                    "service-kit",
                    "registration-service",
                    "consultation-service",
                    "recommendation-service",
                    "notification-service",
                    "dashboard-service",
                    "portal");

    /** Where the one clock of a program is made. */
    private static final List<String> CLOCKS = List.of("KitConfiguration", "PortalApplication");

    private static final String WEB = "org.springframework.web.bind.annotation.";

    static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .importPaths(
                            MODULES.stream()
                                    .map(module -> Path.of("..", module, "target", "classes"))
                                    .toList());

    @ParameterizedTest
    @FieldSource("SERVICES")
    void no_service_sees_another(String service) {
        noClasses()
                .that()
                .resideInAPackage(everythingIn(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVICES.stream()
                                .filter(other -> !other.equals(service))
                                .map(ArchitectureTest::everythingIn)
                                .toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void the_contracts_need_no_framework() {
        classes()
                .that()
                .resideInAPackage("org.talanoa.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.talanoa.contracts..")
                .check(HOUSE);
    }

    /**
     * What could hold a name or free text has no place on a topic that is kept for ever. Left out:
     * ids and codes, whose constructors refuse anything else; texts that the secretariat has
     * published; and the topics {@code contacts} and {@code organizations}, which can forget.
     */
    @Test
    void no_fact_holds_a_string() {
        fields().that()
                .areDeclaredInClassesThat(
                        resideInAPackage("org.talanoa.contracts..")
                                .and(describe("are records", JavaClass::isRecord))
                                .and(DescribedPredicate.not(assignableTo(Identifier.class)))
                                .and(DescribedPredicate.not(assignableTo(LocalizedText.class)))
                                .and(
                                        DescribedPredicate.not(
                                                resideInAnyPackage(
                                                        "org.talanoa.contracts.contact..",
                                                        "org.talanoa.contracts.organization.."))))
                .and()
                .areNotStatic()
                .should(BeOf.noType(CharSequence.class))
                .check(HOUSE);
    }

    /** Aggregates decide; how they are stored, sent and asked for is not their business. */
    @Test
    void aggregates_know_no_framework() {
        classes()
                .that(describe("are records that decide", ArchitectureTest::decides))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.talanoa..")
                .check(HOUSE);
    }

    /** What answers a path says who may ask; a door that says nothing would be open to all. */
    @Test
    void each_door_of_the_api_says_who_may_pass() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(WEB + "RestController")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(everythingIn("portal"))
                .and()
                .areAnnotatedWith(describe("a mapping", ArchitectureTest::isMapping))
                .should()
                .beAnnotatedWith("org.springframework.security.access.prepost.PreAuthorize")
                .check(HOUSE);
    }

    /**
     * What people type, such as the website of an organization, is never fetched: no service calls
     * anybody over HTTP, so none can be made to. The portal calls the services, and the provider
     * that an operator names.
     */
    @Test
    void nobody_but_the_portal_fetches_anything() {
        noClasses()
                .that()
                .resideOutsideOfPackage(everythingIn("portal"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive.function.client..",
                        "org.springframework.http.client..")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .orShould()
                .callMethod(URL.class, "openStream")
                .check(HOUSE);
    }

    /** So a test can set it wrong, and what has to last for a while is not measured by it. */
    @Test
    void the_time_of_day_is_asked_of_the_one_clock() {
        noClasses()
                .should()
                .callMethodWhere(describe("asks the machine", ArchitectureTest::asksTheMachine))
                .check(HOUSE);
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var name = call.getName();
        if (owner.isEquivalentTo(Clock.class)) {
            return name.matches("system.*|tick.*")
                    && !CLOCKS.contains(call.getOriginOwner().getSimpleName());
        }
        return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.getPackageName().equals("java.time") && name.equals("now"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void packages_of_a_service_form_no_circle(String service) {
        slices().matching("org.talanoa." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    private static boolean isMapping(JavaAnnotation<?> annotation) {
        var name = annotation.getRawType().getName();
        return name.startsWith(WEB) && name.endsWith("Mapping");
    }

    private static boolean decides(JavaClass type) {
        return type.isRecord()
                && type.getMethods().stream()
                        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(method ->
                                method.getRawReturnType().getSimpleName().equals("Decision"));
    }

    private static String everythingIn(String service) {
        return "org.talanoa." + service + "..";
    }
}
