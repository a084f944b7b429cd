package io.servegen.common.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * Random streams keyed by identity: the seed, the model and client, the window of the trace, and
 * the purpose. Whoever asks for a stream, wherever and whenever, gets the same numbers.
 *
 * <p>The generator is Philox4x64-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011), a bijection of a 256-bit counter under a 128-bit key. Client and window are the key,
 * and the purpose is the top word of the counter, so the streams of one client and window cannot
 * meet.
 */
public final class Streams {
  private Streams() {}

  /**
   * A 64-bit key of a client under a seed. Two of a million clients share one with a probability of
   * 3·10⁻⁸.
   */
  public static long clientKey(long seed, String model, String clientId) {
    long key = mix(seed ^ 0x5345525645474E31L);
    key = absorb(key, model);
    return absorb(key, clientId);
  }

  /**
   * Opens a stream at its start.
   *
   * @param clientKey from {@link #clientKey}
   * @param window the number of the trace's window, counted from 1970-01-01 00:00 UTC
   * @param purpose what the numbers are for
   */
  public static UniformRandomProvider open(long clientKey, long window, Purpose purpose) {
    return new Philox4x64(new long[] {clientKey, window, 0, 0, 0, purpose.code()});
  }

  private static long absorb(long key, String text) {
    long state = mix(key ^ text.length());
    for (int i = 0; i < text.length(); i++) {
      state = mix(state + text.charAt(i));
    }
    return state;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
