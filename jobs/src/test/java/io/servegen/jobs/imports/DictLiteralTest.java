package io.servegen.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictLiteralTest {
  @Test
  void readsNumbersByNumbers() throws FormatException {
    assertThat(DictLiteral.parse("{163: 0.25, 9: 7.5e-1, 12 : .5 ,}"))
        .containsExactly(Map.entry(9.0, 0.75), Map.entry(12.0, 0.5), Map.entry(163.0, 0.25));
    assertThat(DictLiteral.parse(" {\n} ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "__import__('os').system('x')|'{' is expected at character 1",
        "{1: nan}|a number is expected at character 5, 'nan}'",
        "{1: 1d}|',' is expected",
        "{1: 0x1p3}|expected at character 6",
        "{1: 1e999}|a number is expected",
        "{1: 2, 1.0: 3}|the key 1.0 stands twice",
        "{1: 2} + {3: 4}|there is more after the dict's end: character 8",
        "{1: {2: 3}}|a number is expected at character 5",
        "{1, 2}|':' is expected at character 3",
        "{1: 2|expected at character 6, the end",
        "{,}|a number is expected",
        "\"\"|'{' is expected at character 1, the end"
      })
  void refusesAllElse(String text, String message) {
    assertThatThrownBy(() -> DictLiteral.parse(text))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(message);
  }
}
