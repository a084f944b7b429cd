package io.servegen.common.length;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/**
 * A length model of one table per drawn field: independent of each other, or joined by a Gaussian
 * copula where the client's fields depend on each other. Each field has its own stream.
 */
public final class DrawnLengths implements ClientLengths {
  private static final int FIELDS = LengthField.values().length;

  private final @Nullable LengthTable[] tables = new LengthTable[FIELDS];
  private final @Nullable GaussianCopula copula;

  /** By field, its place in the copula; −1 where it is independent. */
  private final int[] joined = new int[FIELDS];

  public DrawnLengths(Map<LengthField, LengthTable> tables, Collection<Dependence> dependences) {
    EnumMap<LengthField, LengthTable> sorted = new EnumMap<>(LengthField.class);
    sorted.putAll(tables);
    sorted.forEach((field, table) -> this.tables[field.ordinal()] = table);
    this.copula = dependences.isEmpty() ? null : GaussianCopula.of(sorted, dependences);
    java.util.Arrays.fill(joined, -1);
    LengthField[] members = copula == null ? new LengthField[0] : copula.fields();
    for (int i = 0; i < members.length; i++) {
      joined[members[i].ordinal()] = i;
    }
  }

  /** Whether the prompt is drawn in parts: text, and the items of each modality. */
  private boolean isInParts() {
    return tables[LengthField.TEXT_TOKENS.ordinal()] != null;
  }

  @Override
  public LengthDraws open(long clientKey, long window) {
    return new Draws(clientKey, window);
  }

  private final class Draws implements LengthDraws {
    private final @Nullable UniformRandomProvider[] streams = new UniformRandomProvider[FIELDS];
    private final ZigguratSampler.@Nullable NormalizedGaussian[] normals =
        new ZigguratSampler.NormalizedGaussian[FIELDS];
    private final double[] independent = new double[FIELDS];

    Draws(long clientKey, long window) {
      for (LengthField field : LengthField.values()) {
        int f = field.ordinal();
        if (tables[f] != null) {
          UniformRandomProvider stream = Streams.open(clientKey, window, Purpose.of(field));
          streams[f] = stream;
          if (joined[f] >= 0) {
            normals[f] = ZigguratSampler.NormalizedGaussian.of(stream);
          }
        }
      }
    }

    @Override
    public void next(RequestLengths target) {
      target.clear();
      GaussianCopula joint = copula;
      if (joint != null) {
        LengthField[] fields = joint.fields();
        for (int i = 0; i < fields.length; i++) {
          independent[i] = normal(fields[i].ordinal());
        }
      }
      if (isInParts()) {
        drawParts(target);
      } else {
        target.setInputTokens(draw(LengthField.INPUT_TOKENS));
      }
      int output = draw(LengthField.OUTPUT_TOKENS);
      target.setOutputTokens(output);
      if (tables[LengthField.REASONING_SHARE.ordinal()] != null) {
        double share = draw(LengthField.REASONING_SHARE) * LengthTable.SHARE_UNIT;
        target.setReasoningTokens((int) Math.rint(share * output));
      }
    }

    private void drawParts(RequestLengths target) {
      int text = draw(LengthField.TEXT_TOKENS);
      target.setTextTokens(text);
      long input = text;
      for (Modality modality : MODALITIES) {
        if (tables[modality.count().ordinal()] != null) {
          target.startItems(modality);
          int count = draw(modality.count());
          for (int item = 0; item < count; item++) {
            int tokens = drawItem(modality.tokens(), item);
            target.addItem(modality, tokens);
            input += tokens;
          }
        }
      }
      target.setInputTokens((int) Math.min(Integer.MAX_VALUE, input));
    }

    /** The first item stands for the request in the copula; each further one has its own noise. */
    private int drawItem(LengthField field, int item) {
      int place = joined[field.ordinal()];
      if (place < 0 || item == 0) {
        return draw(field);
      }
      double ofTheRequest = independent[place];
      independent[place] = normal(field.ordinal());
      int tokens = draw(field);
      independent[place] = ofTheRequest;
      return tokens;
    }

    private int draw(LengthField field) {
      int f = field.ordinal();
      LengthTable table = tables[f];
      UniformRandomProvider stream = streams[f];
      if (table == null || stream == null) {
        return 0;
      }
      GaussianCopula joint = copula;
      return joint == null || joined[f] < 0
          ? table.at(stream.nextInt())
          : table.at(NormalTable.draw(joint.correlate(joined[f], independent)));
    }

    private double normal(int field) {
      ZigguratSampler.NormalizedGaussian sampler = normals[field];
      return sampler == null ? 0 : sampler.sample();
    }
  }

  private static final Modality[] MODALITIES = Modality.values();
}
