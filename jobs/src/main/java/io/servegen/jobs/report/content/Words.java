package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.Measure;

/** What things are called on the page. */
final class Words {
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
      case MODAL_SHARE -> "modal shares";
      case IMAGES -> "images in a request";
      case IMAGE_SIZE -> "image sizes";
      case AUDIOS -> "audio clips in a request";
      case AUDIO_SIZE -> "audio sizes";
      case VIDEOS -> "videos in a request";
      case VIDEO_SIZE -> "video sizes";
    };
  }
}
