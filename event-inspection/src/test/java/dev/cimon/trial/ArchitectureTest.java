package dev.cimon.trial;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cimon.trial", "dev.cimon.inspection", "dev.cimon.doctor");

    /** The libraries of the rest are not here. */
    @Test
    void knowsTheCoreOfTheEngineOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.cimon.engine",
                        "dev.cimon.engine.circleci..",
                        "dev.cimon.engine.effect..",
                        "dev.cimon.engine.github..",
                        "dev.cimon.engine.inbound..",
                        "dev.cimon.engine.provider..",
                        "dev.cimon.engine.slack..",
                        "dev.cimon.engine.store..")
                .check(OURS);
    }

    @Test
    void decidesInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cimon.trial..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cimon.engine..")
                .check(OURS);
    }

    @Test
    void triesWithoutKafkaAndWithoutAClock() {
        noClasses()
                .that()
                .resideInAPackage("dev.cimon.trial..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "picocli..", "java.io..", "java.net.http..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(OURS);
    }
}
