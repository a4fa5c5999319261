package dev.cimon.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cimon.engine");

    private static final String[] CORE = {
        "dev.cimon.engine.check..",
        "dev.cimon.engine.command..",
        "dev.cimon.engine.control..",
        "dev.cimon.engine.decide..",
        "dev.cimon.engine.deployment..",
        "dev.cimon.engine.gate..",
        "dev.cimon.engine.message..",
        "dev.cimon.engine.project..",
        "dev.cimon.engine.pullrequest..",
        "dev.cimon.engine.right..",
        "dev.cimon.engine.workflow.."
    };

    private static final String[] SHELL = {
        "dev.cimon.engine",
        "dev.cimon.engine.circleci..",
        "dev.cimon.engine.effect..",
        "dev.cimon.engine.github..",
        "dev.cimon.engine.inbound..",
        "dev.cimon.engine.provider..",
        "dev.cimon.engine.slack..",
        "dev.cimon.engine.store.."
    };

    @Test
    void keepsTheCoreFreeOfFrameworks() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "javax..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.apache.kafka..",
                        "org.hibernate..",
                        "java.net.http..",
                        "java.sql..",
                        "org.jboss..",
                        "org.slf4j..",
                        "java.util.logging..",
                        "org.kohsuke.."));
    }

    @Test
    void keepsTheCoreFreeOfTheShell() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SHELL));
    }

    @Test
    void givesTheCoreItsTimeAndItsIds() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random.."));
    }

    @Test
    void knowsEveryPackageAsCoreOrShell() {
        String[] all = new String[CORE.length + SHELL.length];
        System.arraycopy(CORE, 0, all, 0, CORE.length);
        System.arraycopy(SHELL, 0, all, CORE.length, SHELL.length);
        check(classes().should().resideInAnyPackage(all));
    }

    @Test
    void keepsGitHubsLibraryInOnePackage() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.cimon.engine.github..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kohsuke.."));
    }

    @Test
    void dependsOnNoOtherService() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.cimon.slack..",
                        "dev.cimon.github..",
                        "dev.cimon.circleci..",
                        "dev.cimon.gitlab..",
                        "dev.cimon.notifier..",
                        "dev.cimon.sandbox.."));
    }

    @Test
    void namesPackagesAfterTheDomain() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..model..", "..dto.."));
    }

    @Test
    void namesClassesAfterTheDomain() {
        check(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Processor)"));
    }

    private static void check(ArchRule rule) {
        rule.check(ENGINE);
    }
}
