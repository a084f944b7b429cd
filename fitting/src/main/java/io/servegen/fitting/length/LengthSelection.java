package io.servegen.fitting.length;

import io.servegen.common.length.LengthFamily;
import java.util.List;
import java.util.Optional;

/**
 * What was estimated from one histogram of lengths: the family chosen and those that lost.
 *
 * @param chosen the best of {@code fits}
 * @param fits every family that could be fitted, in the order of {@link LengthFamily}
 */
public record LengthSelection(LengthFit chosen, List<LengthFit> fits) {
  public LengthSelection {
    fits = List.copyOf(fits);
  }

  /** The fit of a family, if it has one. */
  public Optional<LengthFit> fit(LengthFamily family) {
    return fits.stream().filter(fit -> fit.family() == family).findFirst();
  }
}
