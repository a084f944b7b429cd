package io.servegen.jobs.table;

/** The names of the tables' columns, said once. */
public final class Column {
  public static final String DAY = "day";
  public static final String REQUEST_ID = "request_id";
  public static final String ARRIVAL = "arrival";
  public static final String MODEL = "model";
  public static final String CLIENT_ID = "client_id";
  public static final String INPUT_TOKENS = "input_tokens";
  public static final String OUTPUT_TOKENS = "output_tokens";
  public static final String REASONING_TOKENS = "reasoning_tokens";
  public static final String CACHED_TOKENS = "cached_tokens";
  public static final String TEXT_TOKENS = "text_tokens";
  public static final String IMAGE_TOKENS = "image_tokens";
  public static final String AUDIO_TOKENS = "audio_tokens";
  public static final String VIDEO_TOKENS = "video_tokens";
  public static final String CONVERSATION_ID = "conversation_id";
  public static final String TURN = "turn";
  public static final String STATUS = "status";
  public static final String DURATION_SECONDS = "duration_seconds";
  public static final String TIME_TO_FIRST_TOKEN_SECONDS = "time_to_first_token_seconds";

  private Column() {}
}
