package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar that goes to a cluster meets other versions of everything: it holds only its own. */
class ShadedJarIT {
  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Shell.project().resolve("jobs/target/servegen-spark.jar").toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  /** So there is no Spark, no Scala and no logging in it, and no library under its own name. */
  @Test
  void everyClassIsUnderThisProgramsName() {
    assertThat(names(".class")).isNotEmpty().allMatch(name -> name.startsWith("io/servegen/"));
  }

  @Test
  void carriesItsLibrariesUnderOtherNames() {
    assertThat(names(".class"))
        .contains(
            "io/servegen/shaded/jackson/databind/ObjectMapper.class",
            "io/servegen/shaded/jackson/dataformat/yaml/YAMLFactory.class",
            "io/servegen/shaded/snakeyaml/Yaml.class",
            "io/servegen/shaded/picocli/CommandLine.class",
            "io/servegen/shaded/rng/core/source64/Philox4x64.class");
  }

  @Test
  void noClassNamesALibraryThatWasMoved() throws IOException {
    List<String> old =
        List.of("com/fasterxml/jackson/", "org/yaml/snakeyaml/", "org/apache/commons/rng/");
    for (String name : names(".class")) {
      String constants = new String(read(name), StandardCharsets.ISO_8859_1);
      assertThat(old).as(name).noneMatch(constants::contains);
    }
  }

  @Test
  void servicesNameClassesThatAreThere() throws IOException {
    List<String> services =
        names("").stream().filter(n -> n.matches("META-INF/services/.+")).toList();
    assertThat(services)
        .isNotEmpty()
        .allMatch(
            n ->
                n.startsWith("META-INF/services/io.servegen.")
                    || n.equals(
                        "META-INF/services/org.apache.spark.sql.sources.DataSourceRegister"));
    for (String service : services) {
      for (String implementation : lines(service)) {
        assertThat(jar.getEntry(implementation.replace('.', '/') + ".class"))
            .as("%s in %s", implementation, service)
            .isNotNull();
      }
    }
  }

  @Test
  void namesItsMainClassAndCarriesTheConfiguration() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("io.servegen.jobs.Main");
    assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
    assertThat(names(".yaml")).contains("io/servegen/conf/generate.yaml");
  }

  /** The charts of a report, in one of the WebJar's twenty builds, with what their licences ask. */
  @Test
  void carriesTheChartsWithTheirLicences() throws IOException {
    assertThat(names(".js")).filteredOn(name -> name.contains("echarts")).hasSize(1);
    assertThat(lines("io/servegen/jobs/report/page/echarts-notice.txt"))
        .contains("Copyright (c) 2017, Baidu Inc.", "Copyright 2010-2016 Mike Bostock");
    assertThat(Shell.project().resolve("jobs/target/servegen-spark.jar").toFile().length())
        .isLessThan(6_000_000);
  }

  private List<String> names(String ending) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(ending))
        .toList();
  }

  private byte[] read(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return in.readAllBytes();
    }
  }

  private List<String> lines(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = jar.getInputStream(jar.getEntry(name));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(lines::add);
    }
    lines.removeIf(String::isEmpty);
    return lines;
  }
}
