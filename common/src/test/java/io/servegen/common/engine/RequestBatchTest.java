package io.servegen.common.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.length.Modality;
import io.servegen.common.length.RequestLengths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RequestBatchTest {
  private record Kept(int member, long micros, int number, int images, int videos) {}

  /** Text and multimodal requests in one batch, larger than its first arrays, used twice. */
  @Test
  void columnsStayTogetherThroughTheSort() {
    SplittableRandom random = new SplittableRandom(2);
    RequestBatch batch = new RequestBatch();
    RequestLengths lengths = new RequestLengths();
    for (int round = 0; round < 2; round++) {
      List<Kept> kept = new ArrayList<>();
      batch.clear(1000);
      int firstWithParts = round == 0 ? 700 : 0;
      for (int number = 0; number < 9000; number++) {
        boolean parts = number >= firstWithParts && random.nextInt(3) > 0;
        int images = parts ? random.nextInt(4) : -1;
        int videos = parts && random.nextBoolean() ? random.nextInt(3) : -1;
        Kept request = new Kept(number % 7, random.nextLong(2000), number, images, videos);
        kept.add(request);
        fill(lengths, request, parts);
        batch.add(request.member, request.micros, lengths);
      }
      batch.sort();
      kept.sort(Comparator.comparingLong(Kept::micros).thenComparingInt(Kept::number));
      assertThat(batch.size()).isEqualTo(kept.size());
      for (int rank = 0; rank < kept.size(); rank++) {
        assertHolds(batch, rank, kept.get(rank));
      }
    }
  }

  private static void fill(RequestLengths lengths, Kept request, boolean parts) {
    lengths.clear();
    lengths.setInputTokens(request.number + 1);
    lengths.setOutputTokens(request.number + 2);
    lengths.setReasoningTokens(request.number % 2 == 0 ? RequestLengths.NONE : request.number);
    if (parts) {
      lengths.setTextTokens(request.number + 3);
      addItems(lengths, Modality.IMAGE, request.images, request.number);
      addItems(lengths, Modality.VIDEO, request.videos, request.number + 100_000);
    }
  }

  private static void addItems(RequestLengths lengths, Modality modality, int count, int tokens) {
    if (count >= 0) {
      lengths.startItems(modality);
      for (int item = 0; item < count; item++) {
        lengths.addItem(modality, tokens + item);
      }
    }
  }

  private static void assertHolds(RequestBatch batch, int rank, Kept request) {
    int place = batch.place(rank);
    assertThat(batch.arrivalMicros(rank)).isEqualTo(1000 + request.micros);
    assertThat(batch.member(place)).isEqualTo(request.member);
    assertThat(batch.inputTokens(place)).isEqualTo(request.number + 1);
    assertThat(batch.outputTokens(place)).isEqualTo(request.number + 2);
    assertThat(batch.reasoningTokens(place))
        .isEqualTo(request.number % 2 == 0 ? RequestLengths.NONE : request.number);
    assertThat(batch.itemCount(Modality.IMAGE, place)).isEqualTo(request.images);
    assertThat(batch.itemCount(Modality.AUDIO, place)).isEqualTo(RequestLengths.NONE);
    assertThat(batch.itemCount(Modality.VIDEO, place)).isEqualTo(request.videos);
    for (int item = 0; item < request.images; item++) {
      assertThat(batch.itemTokens(Modality.IMAGE, place, item)).isEqualTo(request.number + item);
    }
    for (int item = 0; item < request.videos; item++) {
      assertThat(batch.itemTokens(Modality.VIDEO, place, item))
          .isEqualTo(request.number + 100_000 + item);
    }
  }

  @Test
  void requestsWithoutLengthsHaveNoItems() {
    RequestBatch batch = new RequestBatch();
    batch.clear(-5);
    batch.add(3, 8);
    batch.add(4, 2);
    batch.sort();
    assertThat(batch.arrivalMicros(0)).isEqualTo(-3);
    assertThat(batch.member(batch.place(0))).isEqualTo(4);
    assertThat(batch.itemCount(Modality.IMAGE, 0)).isEqualTo(RequestLengths.NONE);
  }
}
