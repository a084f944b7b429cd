package io.servegen.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFileTest {
  private static DatasetFile read(String json) throws IOException, FormatException {
    return DatasetFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsDistributionsByEpochAndField() throws Exception {
    DatasetFile dataset =
        read(
            """
            {"21600": {"output_tokens": "{7: 0.25, 3: 0.75, 5: 0.0}", "reason_ratio": "{0.5: 1}"},
             "0": {"output_tokens": "{}"}}
            """);

    assertThat(dataset.emptyPmfs()).isEqualTo(1);
    assertThat(dataset.epochs().keySet()).containsExactly(0L, 21_600_000_000L);
    assertThat(dataset.epochs().get(0L)).isEmpty();
    Map<LengthField, Histogram> fields = dataset.epochs().get(21_600_000_000L);
    Histogram output = java.util.Objects.requireNonNull(fields).get(LengthField.OUTPUT_TOKENS);
    assertThat(output.values()).containsExactly(3, 7);
    assertThat(output.weights()).containsExactly(0.75, 0.25);
    assertThat(fields.get(LengthField.REASONING_SHARE).values()).containsExactly(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|line 1: an object is expected",
        "{'0': {'input_tokens': 'x'}}|line 1: input_tokens: '{' is expected",
        "{'0': {'input_tokens': {}}}|line 1: a text is expected",
        "{'0': {'input_words': '{}'}}|line 1: 'input_words' is not a field of this format",
        "{'zero': {}}|line 1: 'zero' is not an epoch's start in seconds",
        "{'0': {}, '0.0': {}}|line 1: the epoch at 0.0 s is there twice",
        "{'0': {}, '0': {}}|line 1: it is not JSON: Duplicate field '0'",
        "{'0': {'input_tokens': '{-1: 1}'}}|line 1: input_tokens: the value -1.0 is no count",
        "{'0': {'input_tokens': '{1.5: 1}'}}|line 1: input_tokens: the value 1.5 is no count",
        "{'0': {'reason_ratio': '{1.5: 1}'}}|line 1: reason_ratio: the value 1.5 is not in [0, 1]",
        "{'0': {'input_tokens': '{1: -1}'}}|line 1: input_tokens: the probability -1.0 of 1.0",
        "{'0': {'input_tokens': '{1: 0}'}}|line 1: input_tokens: all probabilities are 0",
        "{'0': {}|line 1: it is not JSON: Unexpected end-of-input",
        "{} {}|line 1: there is more after the object's end"
      },
      quoteCharacter = '`')
  void saysWhatIsWrongInWhichLine(String json, String message) {
    assertThatThrownBy(() -> read(json.replace('\'', '"')))
        .isInstanceOf(FormatException.class)
        .extracting(e -> e.getMessage().replace('"', '\''))
        .asString()
        .startsWith(message);
  }
}
