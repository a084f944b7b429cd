package io.servegen.jobs.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Ways in which a line of a log may be odd or broken. */
enum Damage {
  CUT(false) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      return Arrays.copyOf(line, 1 + random.nextInt(line.length / 3));
    }
  },
  NUL_BYTE(false) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      return inserted(line, 0);
    }
  },
  INVALID_UTF8(false) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      return inserted(line, 0xC3, 0x28);
    }
  },
  LATIN1(false) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      return inserted(line, 0xE9);
    }
  },
  UTF16(false) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      return new String(line, StandardCharsets.UTF_8).getBytes(Charset.forName("UTF-16LE"));
    }
  },
  NUMBER_AS_TEXT(true) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withInput('"' + request.input() + '"').withOutput(request.output() + ".0");
    }
  },
  WORD_FOR_NUMBER(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withInput("\"twelve\"");
    }
  },
  HUGE(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withInput("1" + "0".repeat(300));
    }
  },
  HUGE_EXPONENT(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withOutput("1e300");
    }
  },
  TOO_LARGE_FOR_32_BITS(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withOutput("99999999999");
    }
  },
  NOT_A_NUMBER(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withOutput("NaN");
    }
  },
  NEGATIVE(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withInput("-1");
    }
  },
  FRACTION(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withInput("12.5");
    }
  },
  TIME_OF_DAY_ALONE(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withTime("12:30");
    }
  },
  BYTE_ORDER_MARK(true) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      byte[] marked = new byte[line.length + 3];
      marked[0] = (byte) 0xEF;
      marked[1] = (byte) 0xBB;
      marked[2] = (byte) 0xBF;
      System.arraycopy(line, 0, marked, 3, line.length);
      return marked;
    }
  },
  CARRIAGE_RETURN(true) {
    @Override
    byte[] bytes(byte[] line, SplittableRandom random) {
      byte[] ended = Arrays.copyOf(line, line.length + 1);
      ended[line.length] = '\r';
      return ended;
    }
  },
  DEEP_NESTING(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withMore(form.nested(20_000));
    }
  },
  REPEATED_FIELD(false) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withMore(form.again());
    }
  },
  SQL_AND_HTML(true) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withClient(
          request.client() + "'\"; DROP TABLE x; --<script>\\u0041&amp;</script>");
    }
  },
  /** Rare, for it takes time. */
  LONG_LINE(true) {
    @Override
    FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
      return request.withMore(form.longText(5_000_000));
    }
  };

  private final boolean harmless;

  Damage(boolean harmless) {
    this.harmless = harmless;
  }

  /** Whether the request is still to be accepted, as it was meant. */
  boolean isHarmless() {
    return harmless;
  }

  /** What the log writes for a request. */
  FuzzedRequest request(FuzzedRequest request, FuzzedForm form) {
    return request;
  }

  /** What becomes of the bytes of its line. */
  byte[] bytes(byte[] line, SplittableRandom random) {
    return line;
  }

  /** The line with some bytes put behind those of the request's id, {@code r-}. */
  private static byte[] inserted(byte[] line, int... bytes) {
    int at = new String(line, StandardCharsets.UTF_8).indexOf("r-") + 2;
    byte[] longer = new byte[line.length + bytes.length];
    System.arraycopy(line, 0, longer, 0, at);
    for (int i = 0; i < bytes.length; i++) {
      longer[at + i] = (byte) bytes[i];
    }
    System.arraycopy(line, at, longer, at + bytes.length, line.length - at);
    return longer;
  }
}
