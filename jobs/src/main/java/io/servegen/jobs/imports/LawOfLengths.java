package io.servegen.jobs.imports;

import io.servegen.common.length.LengthFamily;
import io.servegen.common.length.LengthLaw;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A law of lengths as the table of lengths holds it.
 *
 * @param family its family's key
 * @param parameters in the order of {@link LengthFamily#parameterNames()}
 */
record LawOfLengths(String family, List<Double> parameters) implements Serializable {
  LawOfLengths {
    parameters = List.copyOf(parameters);
  }

  static LawOfLengths of(LengthLaw law) {
    return new LawOfLengths(law.family().key(), Arrays.stream(law.parameters()).boxed().toList());
  }

  double[] array() {
    return parameters.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
