package io.servegen.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

class StableFooterTest {
  private static final byte[] INDEXES = "column indexes".getBytes(StandardCharsets.UTF_8);

  @Test
  void theOrderInWhichEncodingsWereMetDoesNotMatter() throws IOException {
    byte[] one = end(List.of(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY));
    byte[] other = end(List.of(Encoding.RLE_DICTIONARY, Encoding.PLAIN, Encoding.RLE));
    assertThat(one).isNotEqualTo(other);
    assertThat(StableFooter.sorted(other)).isEqualTo(StableFooter.sorted(one));
  }

  @Test
  void theRestStaysAsItWas() throws IOException {
    byte[] end = end(List.of(Encoding.RLE_DICTIONARY, Encoding.PLAIN));
    byte[] sorted = StableFooter.sorted(end);
    assertThat(sorted).hasSameSizeAs(end).startsWith(INDEXES).endsWith('P', 'A', 'R', '1');
    FileMetaData footer =
        Util.readFileMetaData(
            new ByteArrayInputStream(
                sorted, INDEXES.length, sorted.length - INDEXES.length - Long.BYTES));
    assertThat(footer.getNum_rows()).isEqualTo(7);
    assertThat(footer.getRow_groups().get(0).getColumns().get(0).getMeta_data().getEncodings())
        .containsExactly(Encoding.PLAIN, Encoding.RLE_DICTIONARY);
  }

  @Test
  void anEndThatWasCutOffStaysAsItIs() throws IOException {
    byte[] cut = "an exception came between".getBytes(StandardCharsets.UTF_8);
    assertThat(StableFooter.sorted(cut)).isEqualTo(cut);
    assertThat(StableFooter.sorted(new byte[3])).isEqualTo(new byte[3]);
  }

  private static byte[] end(List<Encoding> encodings) throws IOException {
    ColumnMetaData column =
        new ColumnMetaData(
            Type.INT32, encodings, List.of("turn"), CompressionCodec.ZSTD, 7, 100, 50, 4);
    ColumnChunk chunk = new ColumnChunk(0).setMeta_data(column);
    FileMetaData footer =
        new FileMetaData(
            2,
            List.of(new SchemaElement("trace")),
            7,
            List.of(new RowGroup(List.of(chunk), 100, 7)));
    ByteArrayOutputStream end = new ByteArrayOutputStream();
    end.write(INDEXES);
    Util.writeFileMetaData(footer, end);
    int length = end.size() - INDEXES.length;
    end.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    end.write("PAR1".getBytes(StandardCharsets.UTF_8));
    return end.toByteArray();
  }
}
