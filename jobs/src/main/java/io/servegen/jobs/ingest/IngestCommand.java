package io.servegen.jobs.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.mapping.Mapping;
import io.servegen.jobs.ingest.mapping.MappingSettings;
import io.servegen.jobs.ingest.source.RecordSource;
import io.servegen.jobs.ingest.source.RecordSources;
import io.servegen.jobs.ingest.store.TableChange;
import io.servegen.jobs.ingest.store.Tally;
import io.servegen.jobs.ingest.store.Target;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
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

  @Mixin private final OutputOptions output = new OutputOptions();

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

  @Override
  protected void check() {
    source.check();
    clients.check();
    output.check();
    maxTokens();
    if (!output.isGiven() && !explain) {
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
    if (!explain) {
      output.check(spark.storage(), source.paths());
    }
    setUp(spark.session(), source.zone());
    LogFormat format = source.format(spark.storage());
    Mapping.requireColumns(format);
    RecordSource records = RecordSources.open(spark, format, source.inputs);
    Mapping mapping =
        Mapping.resolve(spark.session(), format, records.schema(), settings(spark.storage()));
    if (explain) {
      new Explanation(mapping, clients.hashes(), out()).print(records);
      return;
    }
    Ingestion ingestion = new Ingestion(spark, progressWriter(), records, format, mapping);
    TableChange change = output.begin(spark.storage());
    try {
      Target target = Target.of(spark.session(), change);
      Tally tally =
          duplicates == DuplicatesMode.DROP
              ? ingestion.droppingDuplicates(target, output.appends() && change.run() > 1)
              : ingestion.keepingDuplicates(target);
      RejectLimit.check(tally, maxRejectRatio);
      Set<String> replaced = output.replacedDays(TableCounts.days(change.countsBefore()));
      ObjectNode counts = TableCounts.after(change.countsBefore(), tally, change.run(), replaced);
      change.commit(
          Manifest.of(
              Manifest.Kind.REQUESTS,
              verbName(),
              optionValues(),
              change.inputs(source.inputs),
              null,
              counts),
          replaced);
      IngestSummary.print(out(), tally, change.path());
    } catch (RuntimeException e) {
      change.discard();
      throw e;
    }
  }

  /**
   * Makes users' expressions mean the same on every platform.
   *
   * @param zone of what they take for local time
   */
  static void setUp(SparkSession session, ZoneId zone) {
    session.conf().set("spark.sql.ansi.enabled", true);
    session.conf().set("spark.sql.session.timeZone", zone.getId());
    // Else BETWEEN and the like become queries of their own, and are no longer one expression.
    session.conf().set("spark.sql.alwaysInlineCommonExpr", true);
  }

  private MappingSettings settings(Storage storage) {
    return new MappingSettings(
        source.zone(),
        source.originMicros(),
        maxTokens(),
        source.fromMicros(),
        source.toMicros(),
        output.days().first(),
        output.days().last(),
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
