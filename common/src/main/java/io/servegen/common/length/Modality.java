package io.servegen.common.length;

/** What a prompt can hold beside text. */
public enum Modality {
  IMAGE(LengthField.IMAGE_COUNT, LengthField.IMAGE_TOKENS),
  AUDIO(LengthField.AUDIO_COUNT, LengthField.AUDIO_TOKENS),
  VIDEO(LengthField.VIDEO_COUNT, LengthField.VIDEO_TOKENS);

  /** How many there are. */
  public static final int COUNT = 3;

  private final LengthField count;
  private final LengthField tokens;

  Modality(LengthField count, LengthField tokens) {
    this.count = count;
    this.tokens = tokens;
  }

  /** The field that says how many items a request has. */
  public LengthField count() {
    return count;
  }

  /** The field that says how many tokens an item has. */
  public LengthField tokens() {
    return tokens;
  }
}
