package io.servegen.jobs.export;

/**
 * The request that is being written; one object serves a whole file. Lengths are as the consumer is
 * to see them: after clipping, and raised where it takes no zero.
 */
final class ExportedRequest {
  /** Tokens that one hash id of Mooncake's format stands for. */
  static final int BLOCK_TOKENS = 512;

  private static final byte[] NOTHING = {};

  /** Its id in the trace. */
  long id;

  /** When it arrives: microseconds since the first request of the export, after the speed-up. */
  long micros;

  /** When the first request of the export arrives: microseconds since 1970-01-01 00:00 UTC. */
  long originMicros;

  int input;
  int output;

  /** The part of the output that is reasoning. */
  double reasoningShare;

  /** Parts of the input, where it has several: each 0 where the trace does not tell them. */
  int text;

  int image;
  int audio;
  int video;

  /** UTF-8. */
  byte[] model = NOTHING;

  /** UTF-8. */
  byte[] client = NOTHING;

  /** How many blocks of input the requests before it have. */
  long firstBlock;

  /** Blocks that an input of so many tokens takes. */
  static int blocks(int input) {
    return (input + BLOCK_TOKENS - 1) / BLOCK_TOKENS;
  }

  /** Takes tokens that the input lost from its parts: from the text first. */
  void clipParts(int tokens) {
    int rest = tokens;
    int fromText = Math.min(rest, text);
    text -= fromText;
    rest -= fromText;
    int fromVideo = Math.min(rest, video);
    video -= fromVideo;
    rest -= fromVideo;
    int fromAudio = Math.min(rest, audio);
    audio -= fromAudio;
    rest -= fromAudio;
    image -= Math.min(rest, image);
  }
}
