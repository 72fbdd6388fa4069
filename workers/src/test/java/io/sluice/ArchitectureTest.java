package io.sluice;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import java.lang.reflect.Field;
import java.util.Arrays;

/** How the parts of this module may know each other, and what a job worker is. */
@AnalyzeClasses(
    packages = "io.sluice",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeLocalStack.class
    })
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.sluice.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule thisModuleKnowsNeitherTheWebNorTheLocalStack =
      noClasses()
          .that()
          .resideInAPackage("io.sluice..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.web..", "jakarta.servlet..", "io.sluice.local..");

  @ArchTest
  static final ArchRule workersAreCalledByTheStarter =
      methods()
          .that()
          .areAnnotatedWith(JobWorker.class)
          .should()
          .bePublic()
          .andShould()
          .beDeclaredInClassesThat()
          .arePublic();

  @ArchTest
  static final ArchRule workersTakeALeadJobFirst =
      methods()
          .that()
          .areAnnotatedWith(JobWorker.class)
          .should(
              have(
                  DescribedPredicate.describe(
                      "a LeadJob as first parameter",
                      (JavaMethod method) ->
                          !method.getRawParameterTypes().isEmpty()
                              && method
                                  .getRawParameterTypes()
                                  .getFirst()
                                  .isEquivalentTo(LeadJob.class))));

  /** But for capture-lead, whose worker is one of the doors of the application. */
  @ArchTest
  static void everyJobTypeHasOneWorker(JavaClasses classes) {
    var types =
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(CanBeAnnotated.Predicates.annotatedWith(JobWorker.class))
            .map(method -> method.getAnnotationOfType(JobWorker.class).type());
    var constants =
        Arrays.stream(JobTypes.class.getFields()).map(ArchitectureTest::valueOf).collect(toSet());
    constants.remove(JobTypes.CAPTURE_LEAD);
    assertThat(types).containsExactlyInAnyOrderElementsOf(constants);
  }

  /** The stack for tests is on the class path here, but is no part of this module. */
  static final class DoNotIncludeLocalStack implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/io/sluice/local/");
    }
  }

  private static String valueOf(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
