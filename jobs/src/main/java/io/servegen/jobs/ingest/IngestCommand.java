package io.servegen.jobs.ingest;

import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.mapping.Mapping;
import io.servegen.jobs.ingest.mapping.MappingSettings;
import io.servegen.jobs.ingest.source.RecordSource;
import io.servegen.jobs.ingest.source.RecordSources;
import io.servegen.jobs.ingest.store.Duplicates;
import io.servegen.jobs.ingest.store.RequestStore;
import io.servegen.jobs.ingest.store.Tally;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servegen ingest}: raw logs become a table of requests. */
@Command(
    name = "ingest",
    description = "Reads the logs of an LLM service into a table of requests.",
    sortOptions = false)
public final class IngestCommand extends Verb {
  @Mixin private final SourceOptions source = new SourceOptions();

  @Mixin private final ClientIdOptions clients = new ClientIdOptions();

  @Option(
      names = "--output",
      paramLabel = "REQUESTS",
      description = "Folder to write the requests to; the rejected records go to its _rejects.")
  private @Nullable String output;

  @Option(
      names = "--max-tokens",
      defaultValue = "10M",
      paramLabel = "N",
      description = "Reject records with more tokens than that. Default: ${DEFAULT-VALUE}.")
  private String maxTokens = "10M";

  @Option(
      names = "--max-reject-ratio",
      defaultValue = "0.05",
      paramLabel = "SHARE",
      description =
          "Fail if a larger share of the records is rejected, skipped ones left out. Default:"
              + " ${DEFAULT-VALUE}.")
  private double maxRejectRatio = 0.05;

  @Option(
      names = "--duplicates",
      defaultValue = "drop",
      paramLabel = "drop|keep",
      description =
          "What to do with requests whose id was there before, where the format gives ids."
              + " Default: ${DEFAULT-VALUE}.")
  private DuplicatesMode duplicates = DuplicatesMode.DROP;

  @Option(
      names = "--explain",
      arity = "0..1",
      fallbackValue = "true",
      description = "Show what becomes of the first 20 records, and write nothing.")
  private boolean explain;

  @Option(
      names = "--overwrite",
      arity = "0..1",
      fallbackValue = "true",
      description = "Replace the output, if this program made it.")
  private boolean overwrite;

  @Override
  protected void check() {
    source.check();
    clients.check();
    maxTokens();
    if (output == null && !explain) {
      throw UserException.usage(
          "there is no --output",
          "the requests are written to a folder",
          "add --output REQUESTS, or --explain to write nothing");
    }
    if (!(maxRejectRatio >= 0 && maxRejectRatio <= 1)) {
      throw UserException.usage(
          "--max-reject-ratio is " + maxRejectRatio,
          "it is a share of the records",
          "give a number from 0 to 1, such as 0.05");
    }
  }

  @Override
  protected void run(SparkRun spark) throws IOException {
    if (output != null && !explain) {
      checkOutput(spark.storage(), output);
    }
    setUp(spark.session());
    LogFormat format = source.format(spark.storage());
    RecordSource records = RecordSources.open(spark, format, source.inputs);
    Mapping mapping =
        Mapping.resolve(spark.session(), format, records.schema(), settings(spark.storage()));
    if (explain) {
      new Explanation(mapping, clients.hashes(), out()).print(records);
      return;
    }
    String to = Objects.requireNonNull(output);
    OutputDirectory directory = OutputDirectory.create(spark.storage(), to, overwrite);
    try {
      Tally tally = write(spark, records, mapping, directory.path());
      RejectLimit.check(tally, maxRejectRatio);
      Manifest.of(
              Manifest.Kind.REQUESTS,
              verbName(),
              optionValues(),
              source.inputs,
              null,
              IngestSummary.counts(tally))
          .finish(directory);
      IngestSummary.print(out(), tally, to);
    } catch (RuntimeException e) {
      directory.discard();
      throw e;
    }
  }

  private void checkOutput(Storage storage, String path) {
    OutputDirectory.check(storage, path, overwrite);
    OutputDirectory.checkApart(storage, path, source.paths());
  }

  private Tally write(SparkRun spark, RecordSource records, Mapping mapping, String folder) {
    LongAccumulator read = spark.context().sc().longAccumulator("records read");
    try (Progress progress = Progress.start(spark, progressWriter(), "ingest", read::value)) {
      JavaRDD<InternalRow> mapped =
          records.map(mapping.slots(), task -> new MappedRows(task, mapping, read));
      SparkSession session = spark.session();
      Dataset<Row> rows = session.baseRelationToDataFrame(new MappedRelation(session, mapped));
      boolean drop = duplicates == DuplicatesMode.DROP && mapping.maps(Column.REQUEST_ID);
      return RequestStore.write(spark, drop ? Duplicates.mark(rows) : rows, folder, 1);
    }
  }

  /** Users' expressions mean the same on every platform, and take their time zone from --zone. */
  private void setUp(SparkSession session) {
    session.conf().set("spark.sql.ansi.enabled", true);
    session.conf().set("spark.sql.session.timeZone", source.zone().getId());
  }

  private MappingSettings settings(Storage storage) {
    return new MappingSettings(
        source.zone(),
        source.originMicros(),
        maxTokens(),
        source.fromMicros(),
        source.toMicros(),
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        clients.clientIds(storage),
        clients.keepsRejectText());
  }

  private int maxTokens() {
    long tokens = Quantities.parse(maxTokens);
    if (tokens < 1 || tokens > Integer.MAX_VALUE) {
      throw UserException.usage(
          "--max-tokens is " + maxTokens,
          "counts of tokens are from 1 to " + Quantities.format(Integer.MAX_VALUE),
          "give a count such as 10M");
    }
    return (int) tokens;
  }
}
