package io.servegen.jobs.export;

import io.servegen.jobs.table.Column;
import java.util.List;

/**
 * The columns of ServeGen's own requests, {@code request_id,timestamp,input_tokens,output_tokens},
 * with the client that ServeGen does not tell behind them. Times are in seconds.
 *
 * @see <a href="https://github.com/alibaba/ServeGen">alibaba/ServeGen, servegen/construct.py</a>
 */
final class ServegenCsvFormat implements LineFormat {
  private static final byte[] HEADER =
      LineFormats.ascii("request_id,timestamp,input_tokens,output_tokens,client_id\n");

  @Override
  public void header(LineBuffer out) {
    out.append(HEADER);
  }

  @Override
  public int leastTokens() {
    return 0;
  }

  @Override
  public List<String> columns() {
    return List.of(Column.CLIENT_ID);
  }

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.append(request.id);
    out.append(',').appendSeconds(request.micros);
    out.append(',').append(request.input);
    out.append(',').append(request.output);
    out.append(',').appendCsv(request.client).append('\n');
  }
}
