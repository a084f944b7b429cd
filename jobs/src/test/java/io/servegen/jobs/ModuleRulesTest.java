package io.servegen.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** common ← fitting ← jobs; Spark is known to jobs alone; no verb knows another. */
@AnalyzeClasses(packages = "io.servegen", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
  private static final String[] VERBS = {
    "samplelogs", "ingest", "imports", "fit", "describe", "generate", "export", "report"
  };

  @ArchTest
  static final ArchRule commonKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("io.servegen.common..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.servegen.fitting..", "io.servegen.jobs..");

  @ArchTest
  static final ArchRule fittingKnowsCommonAlone =
      noClasses()
          .that()
          .resideInAPackage("io.servegen.fitting..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.servegen.jobs..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sparkIsKnownToJobsAlone =
      noClasses()
          .that()
          .resideInAnyPackage("io.servegen.common..", "io.servegen.fitting..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala..");

  @ArchTest
  static final ArchRule noVerbKnowsAnother =
      slices()
          .matching("io.servegen.jobs.(*)..")
          .that(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are verbs",
                  slice -> java.util.Arrays.asList(VERBS).contains(slice.getNamePart(1))))
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);
}
