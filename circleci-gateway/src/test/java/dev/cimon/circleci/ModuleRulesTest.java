package dev.cimon.circleci;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cimon.circleci");

    @Test
    void dependsOnTheContractsTheBusAndTheEdgeOnly() {
        assertThat(OURS).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.cimon..")
                        .and(resideOutsideOfPackages(
                                "dev.cimon.circleci..",
                                "dev.cimon.events..",
                                "dev.cimon.bus..",
                                "dev.cimon.webhook..",
                                "dev.cimon.launch..")))
                .check(OURS);
    }

    @Test
    void readsPayloadsWithoutKnowingHttp() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Payload")
                .or()
                .haveSimpleName("Repositories")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..")
                        .or(resideInAPackage("io.quarkus.."))
                        .or(resideInAPackage("io.smallrye..")))
                .check(OURS);
    }
}
