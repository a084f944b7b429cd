package io.servegen.jobs.table;

/** The names of the columns of {@link Profiles}, beside those of {@link Column}, said once. */
public final class ProfileColumn {
  public static final String CATEGORY = "category";
  public static final String SHARE = "share";
  public static final String MEAN_RATE = "mean_rate";
  public static final String PEAK_RATE = "peak_rate";
  public static final String CV = "cv";
  public static final String MEAN_INPUT_TOKENS = "mean_input_tokens";
  public static final String MEAN_OUTPUT_TOKENS = "mean_output_tokens";
  public static final String ACTIVE_WINDOWS = "active_windows";
  public static final String FIRST_SEEN = "first_seen";
  public static final String LAST_SEEN = "last_seen";
  public static final String REQUESTS = "requests";
  public static final String WINDOW_START = "window_start";
  public static final String WINDOW_SECONDS = "window_seconds";
  public static final String RATE = "rate";
  public static final String FAMILY = "family";
  public static final String SHAPE = "shape";
  public static final String SCALE = "scale";
  public static final String KS_DISTANCE = "ks_distance";
  public static final String LOG_LIKELIHOOD = "log_likelihood";
  public static final String METHOD = "method";
  public static final String POOLED = "pooled";
  public static final String EXPONENTIAL_KS_DISTANCE = "exponential_ks_distance";
  public static final String GAMMA_KS_DISTANCE = "gamma_ks_distance";
  public static final String WEIBULL_KS_DISTANCE = "weibull_ks_distance";
  public static final String EPOCH_START = "epoch_start";
  public static final String EPOCH_SECONDS = "epoch_seconds";
  public static final String FIELD = "field";
  public static final String VALUES = "values";
  public static final String WEIGHTS = "weights";
  public static final String SAMPLES = "samples";
  public static final String MEAN = "mean";
  public static final String P50 = "p50";
  public static final String P95 = "p95";
  public static final String P99 = "p99";
  public static final String MAX = "max";
  public static final String PARAMETERS = "parameters";
  public static final String FIELD_A = "field_a";
  public static final String FIELD_B = "field_b";
  public static final String RANK_CORRELATION = "rank_correlation";

  private ProfileColumn() {}
}
