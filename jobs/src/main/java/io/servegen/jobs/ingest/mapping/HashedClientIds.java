package io.servegen.jobs.ingest.mapping;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * For each id its HMAC-SHA-256 (RFC 2104) under a key, in hexadecimal: the same id has the same
 * hash in every log that is read with the same key, and without the key it cannot be found by
 * trying.
 */
public final class HashedClientIds implements ClientIds {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST_REMEMBERED = 256;

  private final byte[] key;
  private transient @Nullable Mac mac;
  private transient @Nullable Map<UTF8String, UTF8String> known;

  public HashedClientIds(byte[] key) {
    this.key = key.clone();
  }

  @Override
  public UTF8String of(UTF8String id) {
    Map<UTF8String, UTF8String> hashes = known;
    if (hashes == null) {
      hashes = new LinkedHashMap<>();
      known = hashes;
    }
    UTF8String hash = hashes.get(id);
    if (hash == null) {
      hash = UTF8String.fromString(HexFormat.of().formatHex(mac().doFinal(id.getBytes())));
      if (hashes.size() >= REMEMBERED) {
        hashes.remove(hashes.keySet().iterator().next());
      }
      if (id.numBytes() <= LONGEST_REMEMBERED) {
        hashes.put(id.clone(), hash);
      }
    }
    return hash;
  }

  private Mac mac() {
    Mac current = mac;
    if (current == null) {
      try {
        current = Mac.getInstance(ALGORITHM);
        current.init(new SecretKeySpec(key, ALGORITHM));
      } catch (NoSuchAlgorithmException | InvalidKeyException e) {
        throw new IllegalStateException("every Java has " + ALGORITHM, e);
      }
      mac = current;
    }
    return current;
  }
}
