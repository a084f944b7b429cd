package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.length.LengthFamily;
import io.servegen.common.units.Times;
import io.servegen.jobs.report.measure.Measure;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What things are called on the page. */
final class Words {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String of(Measure measure) {
    return switch (measure) {
      case INPUT -> "input lengths";
      case OUTPUT -> "output lengths";
      case REASON -> "reasoning lengths";
      case ANSWER -> "answer lengths";
      case REASON_SHARE -> "reasoning shares";
      case TEXT -> "text lengths";
      case MODAL -> "tokens of all items";
      case MODAL_SHARE -> "shares of items";
      case IMAGES -> "images in a request";
      case IMAGE_SIZE -> "image sizes";
      case AUDIOS -> "audio clips in a request";
      case AUDIO_SIZE -> "audio sizes";
      case VIDEOS -> "videos in a request";
      case VIDEO_SIZE -> "video sizes";
    };
  }

  static String of(GapFamily family) {
    return switch (family) {
      case EXPONENTIAL -> "exponential";
      case GAMMA -> "Gamma";
      case WEIBULL -> "Weibull";
    };
  }

  static String of(LengthFamily family) {
    return switch (family) {
      case EXPONENTIAL -> "exponential";
      case LOG_NORMAL -> "log-normal";
      case PARETO -> "Pareto";
      case PARETO_LOG_NORMAL -> "Pareto and log-normal";
      case GAMMA -> "Gamma";
      case WEIBULL -> "Weibull";
    };
  }

  /** With a capital, at the start of a title. */
  static String first(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A number of minutes or hours. */
  static String duration(long micros) {
    long minutes = micros / 60_000_000;
    return minutes % 60 == 0
        ? minutes / 60 + (minutes == 60 ? " hour" : " hours")
        : minutes + (minutes == 1 ? " minute" : " minutes");
  }

  /** A time in UTC, to the minute. */
  static String time(long micros) {
    return MINUTES.format(Times.toInstant(micros));
  }
}
