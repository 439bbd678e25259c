package org.talanoa.platform;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What services and portal could not do, whatever somebody sent them. */
class OutOfReachTest {
    /** Spring's resources, too, but those within a program, where nobody can put any. */
    private static final DescribedPredicate<JavaClass> FILES =
            resideInAPackage("java.nio.file..")
                    .or(
                            belongToAnyOf(
                                    File.class,
                                    FileChannel.class,
                                    FileInputStream.class,
                                    FileOutputStream.class,
                                    FileReader.class,
                                    FileWriter.class,
                                    RandomAccessFile.class))
                    .or(
                            resideInAPackage("org.springframework.core.io..")
                                    .and(not(called(List.of("ClassPathResource")))));

    /** Keys: settings name their files, and these read them. */
    private static final List<String> READ_KEYS =
            List.of("KitSettings", "TrustedKeys", "PortalSettings", "KeyFiles");

    private static final DescribedPredicate<JavaClass> CHANCE =
            belongToAnyOf(
                    Random.class,
                    RandomGenerator.class,
                    RandomGeneratorFactory.class,
                    SplittableRandom.class,
                    ThreadLocalRandom.class);

    /** Chance spreads what is tried again, and nothing else. */
    private static final List<String> SPREAD =
            List.of("NotificationApplication", "Backoff", "MailSender");

    @Test
    void no_process_is_started() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(Runtime.class, ProcessBuilder.class, Process.class))
                .check(ArchitectureTest.HOUSE);
    }

    @Test
    void no_file_is_touched_but_those_of_keys() {
        onlyTheseUse(READ_KEYS, FILES);
    }

    @Test
    void nothing_that_could_be_guessed_is_made_at_random() {
        onlyTheseUse(SPREAD, CHANCE);
        noClasses().should().callMethod(Math.class, "random").check(ArchitectureTest.HOUSE);
    }

    @Test
    void links_passwords_and_references_are_made_by_a_secure_generator() {
        onlyTheseUse(List.of("InstallationKey", "Passwords", "Intake"), type(SecureRandom.class));
    }

    /** And all of these: an exception that nobody needs any more would else not be noticed. */
    private static void onlyTheseUse(List<String> names, DescribedPredicate<JavaClass> what) {
        assertThat(namesOfThoseUsing(what)).containsExactlyInAnyOrderElementsOf(names);
    }

    private static List<String> namesOfThoseUsing(DescribedPredicate<JavaClass> what) {
        return ArchitectureTest.HOUSE.stream()
                .filter(type ->
                        type.getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .anyMatch(what))
                .map(JavaClass::getSimpleName)
                .toList();
    }

    private static DescribedPredicate<JavaClass> called(List<String> names) {
        return describe("are called " + names, type -> names.contains(type.getSimpleName()));
    }
}
