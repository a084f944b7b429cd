package io.servegen.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.common.Goodness;
import io.servegen.common.length.ClientLengths.LengthDraws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResampledLengthsTest {
  private static RequestLengths request(int number) {
    RequestLengths request = new RequestLengths();
    request.clear();
    request.setInputTokens(number);
    request.setOutputTokens(number + 1000);
    if (number % 2 == 0) {
      request.setReasoningTokens(number + 2000);
    }
    if (number % 3 > 0) {
      request.setTextTokens(number + 3000);
      for (Modality modality : Modality.values()) {
        if (modality.ordinal() != number % 3) {
          request.startItems(modality);
          for (int item = 0; item < number % 4; item++) {
            request.addItem(modality, 100 * number + 10 * modality.ordinal() + item);
          }
        }
      }
    }
    return request;
  }

  @Test
  void requestsComeWholeAndEachAsOften() {
    List<int[]> sample = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      sample.add(ResampledLengths.pack(request(number)));
    }
    LengthDraws draws = new ResampledLengths(sample).open(1, 2);
    RequestLengths drawn = new RequestLengths();
    long[] counts = new long[sample.size()];
    for (int i = 0; i < 100_000; i++) {
      draws.next(drawn);
      int number = drawn.inputTokens();
      assertThat(ResampledLengths.pack(drawn)).isEqualTo(sample.get(number));
      counts[number]++;
    }
    Goodness.assertUniform(counts);
  }

  @Test
  void anEmptySampleIsRefused() {
    assertThatThrownBy(() -> new ResampledLengths(List.of()))
        .hasMessageContaining("no requests to resample");
  }
}
