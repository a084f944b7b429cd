package io.servegen.jobs.imports;

import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.cli.OverwriteOption;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servegen import}: a pool of clients in another form becomes profiles. */
@Command(
    name = "import",
    description = "Turns a ServeGen client pool, or hand-written clients, into profiles.",
    sortOptions = false)
public final class ImportCommand extends Verb {
  private static final int FAULTS_SHOWN = 5;
  private static final int FILES_PER_TASK = 64;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "POOL|CLIENTS.yaml",
      description =
          "Folder of a ServeGen pool: a model's, such as data/language/m-small, a category's or the"
              + " whole pool's; or a file of hand-written clients, such as conf/clients/example.yaml.")
  private @Nullable String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PROFILES",
      description = "Folder to write the profiles to.")
  private @Nullable String output;

  @Option(
      names = "--missing-lengths",
      defaultValue = "fail",
      paramLabel = "fail|drop|pool",
      description =
          "Clients that have a trace file but no dataset file: stop, leave them out, or give them"
              + " the model's pooled lengths. Default: ${DEFAULT-VALUE}.")
  private MissingLengths missingLengths = MissingLengths.FAIL;

  @Option(
      names = "--origin",
      defaultValue = "2024-01-01",
      paramLabel = "TIME",
      description =
          "When second 0 of the pool or of the clients is, on the calendar. Default:"
              + " ${DEFAULT-VALUE}, a Monday.")
  private String origin = "2024-01-01";

  @Mixin private final OverwriteOption overwrite = new OverwriteOption();

  @Override
  protected void check() {
    Times.parseMicros(origin);
  }

  @Override
  protected void run(SparkRun spark) {
    Storage storage = spark.storage();
    String from = Objects.requireNonNull(input);
    String to = Objects.requireNonNull(output);
    OutputDirectory.check(storage, to, overwrite.isSet());

    JavaRDD<Reading> readings = read(spark, from);
    readings.persist(StorageLevel.MEMORY_AND_DISK_SER());
    try (Progress progress = Progress.start(spark, progressWriter(), "import")) {
      requireNoFaults(readings);
      JavaRDD<ImportedClient> clients =
          readings.map(reading -> Objects.requireNonNull(reading.client()));
      ProfileTables all = new ProfileTables(spark.session(), clients);
      ImportSummary summary = ImportSummary.of(all.summary(), missingLengths);
      summary.check(from);
      ProfileTables kept =
          missingLengths == MissingLengths.DROP
              ? new ProfileTables(spark.session(), clients.filter(ImportedClient::hasLengths))
              : all;
      write(storage, kept, summary, from, to);
      summary.print(out(), to);
    } finally {
      readings.unpersist();
    }
  }

  private JavaRDD<Reading> read(SparkRun spark, String from) {
    Storage storage = spark.storage();
    JavaSparkContext context = spark.context();
    long originMicros = Times.parseMicros(origin);
    if (storage.exists(from) && !storage.isDirectory(from)) {
      return WrittenClients.read(storage, from).on(context, originMicros);
    }
    List<ClientFiles> files = PoolFolder.find(storage, from);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    int tasks = Math.max(context.defaultParallelism(), files.size() / FILES_PER_TASK);
    return context
        .parallelize(files, Math.min(files.size(), tasks))
        .map(client -> client.read(new Storage(configuration.value().value()), originMicros));
  }

  private static void requireNoFaults(JavaRDD<Reading> readings) {
    JavaRDD<String> faults =
        readings
            .filter(reading -> reading.fault() != null)
            .map(reading -> Objects.requireNonNull(reading.fault()));
    long count = faults.count();
    if (count > 0) {
      List<String> first = faults.takeOrdered(FAULTS_SHOWN, Comparator.naturalOrder());
      throw UserException.data(
          count == 1
              ? "a file of the pool cannot be read"
              : Quantities.format(count) + " files of the pool cannot be read",
          String.join("\n        ", first) + (count > FAULTS_SHOWN ? "\n        and so on" : ""),
          "mend the files, or copy them again");
    }
  }

  private void write(
      Storage storage, ProfileTables tables, ImportSummary summary, String from, String to) {
    OutputDirectory directory = OutputDirectory.create(storage, to, overwrite.isSet());
    try {
      tables.write(directory.path(), summary.span());
      Manifest.of(
              Manifest.Kind.PROFILES,
              verbName(),
              optionValues(),
              List.of(from),
              null,
              summary.counts())
          .finish(directory);
    } catch (RuntimeException e) {
      directory.discard();
      throw e;
    }
  }
}
