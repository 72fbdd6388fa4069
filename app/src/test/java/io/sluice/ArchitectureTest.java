package io.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import java.lang.reflect.Field;
import java.util.Arrays;

/** Dependencies point one way: app → workers → bpmn, and nothing knows the local stack. */
@AnalyzeClasses(packages = "io.sluice", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] APP = {
    "io.sluice",
    "io.sluice.access..",
    "io.sluice.commandline..",
    "io.sluice.migration..",
    "io.sluice.webform..",
    "io.sluice.webhook..",
    "io.sluice.privacy..",
    "io.sluice.merging..",
    "io.sluice.intake..",
    "io.sluice.imports..",
    "io.sluice.sheet..",
    "io.sluice.dossier..",
    "io.sluice.leads..",
    "io.sluice.figures..",
    "io.sluice.outbox..",
    "io.sluice.page..",
    "io.sluice.overriding..",
    "io.sluice.deployment..",
    "io.sluice.operations..",
    "io.sluice.request..",
    "io.sluice.withdrawal..",
    "io.sluice.sleep..",
    "io.sluice.liveness..",
    "io.sluice.replanning..",
    "io.sluice.notifications..",
    "io.sluice.sources..",
    "io.sluice.mailing..",
    "io.sluice.sample..",
    "io.sluice.suppressions..",
    "io.sluice.reps..",
    "io.sluice.overdue..",
    "io.sluice.sleepers..",
    "io.sluice.problem.."
  };
  private static final String BPMN = "io.sluice.bpmn..";
  private static final String LOCAL = "io.sluice.local..";

  private static final DescribedPredicate<JavaClass> WORKERS =
      JavaClass.Predicates.resideInAPackage("io.sluice..")
          .and(JavaClass.Predicates.resideOutsideOfPackages(APP))
          .and(JavaClass.Predicates.resideOutsideOfPackages(BPMN, LOCAL))
          .as("workers");

  @ArchTest
  static final ArchRule WORKERS_DO_NOT_KNOW_THE_APP =
      noClasses().that(WORKERS).should().dependOnClassesThat().resideInAnyPackage(APP);

  @ArchTest
  static final ArchRule MODELS_KNOW_NOTHING =
      classes()
          .that()
          .resideInAPackage(BPMN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(BPMN, "java..");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_LOCAL_STACK =
      noClasses()
          .that()
          .resideOutsideOfPackage(LOCAL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(LOCAL);

  @ArchTest
  static final ArchRule THE_LOCAL_STACK_KNOWS_NOTHING =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.sluice..")
                  .and(JavaClass.Predicates.resideOutsideOfPackage(LOCAL)));

  @ArchTest
  static void everyJobTypeHasOneWorker(JavaClasses classes) {
    var types =
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(JobWorker.class))
            .map(method -> method.getAnnotationOfType(JobWorker.class).type());
    assertThat(types)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(JobTypes.class.getFields()).map(ArchitectureTest::valueOf).toList());
  }

  private static String valueOf(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      SlicesRuleDefinition.slices().matching("io.sluice.(*)..").should().beFreeOfCycles();
}
