package io.github.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Which package of the runtime may depend on which. */
class PackagesTest {
    private static final String SERVICE = "io.github.slipway.tests..";

    /** The classes of the runtime and of this service, without those that Micronaut generates. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("$"))
            .importPackages("io.github.slipway");

    @Test
    void dependOnEachOtherInOneDirectionOnly() {
        slices().matching("io.github.slipway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theSettingsKnowNoneOfTheOthers() {
        noClasses().that().resideInAPackage("io.github.slipway.settings")
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.slipway..").and(not(resideInAPackage("io.github.slipway.settings"))))
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNoService() {
        noClasses().that(resideInAPackage("io.github.slipway..").and(not(resideInAPackage(SERVICE))))
                .should().dependOnClassesThat().resideInAPackage(SERVICE)
                .check(CLASSES);
    }

    /** So the page and the viewer can be removed without changes elsewhere. */
    @Test
    void nothingUsesThePage() {
        noClasses().that(resideInAPackage("io.github.slipway..").and(not(resideInAPackage("io.github.slipway.page"))))
                .should().dependOnClassesThat().resideInAPackage("io.github.slipway.page")
                .check(CLASSES);
    }
}
