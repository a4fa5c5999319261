package dev.cimon.notifier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses NOTIFIER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cimon.notifier");

    @Test
    void drawingKnowsContentAndJsonOnly() {
        classes()
                .that()
                .resideInAPackage("..render..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.cimon.notifier.render",
                        "dev.cimon.events.content",
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "java.time..",
                        "java.net",
                        "java.nio.charset",
                        "java.security",
                        "com.fasterxml.jackson.databind..",
                        "org.jspecify.."))
                .check(NOTIFIER);
        noClasses()
                .that()
                .resideInAPackage("..render..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(NOTIFIER);
    }

    @Test
    void noOtherServiceIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.cimon.slack..",
                        "dev.cimon.github..",
                        "dev.cimon.circleci..",
                        "dev.cimon.engine..",
                        "dev.cimon.edge..",
                        "dev.cimon.sandbox..")
                .check(NOTIFIER);
    }

    @Test
    void slacksTypesStopAtOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..slack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "okhttp3..")
                .check(NOTIFIER);
    }
}
