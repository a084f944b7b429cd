package io.servegen.jobs.report.page;

import io.servegen.jobs.report.document.ReportDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report as one HTML file that needs no network: style, scripts, Apache ECharts and the document
 * itself are in it. The document travels as data in a script element that nothing runs, and the
 * page's scripts show its texts as text. The page's own policy allows two scripts, by their hashes,
 * and no connection at all, so that even a text that came out as markup could do nothing.
 */
public final class ReportPage {
  /** The page's scripts, in the order in which they use each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "format.js",
          "palette.js",
          "tables.js",
          "axes.js",
          "panels.js",
          "options.js",
          "figure.js",
          "theme.js",
          "page.js");

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private ReportPage() {}

  /** The page, to be written in UTF-8. */
  public static String html(ReportDocument document) {
    String library = Resources.echarts();
    String script =
        SCRIPTS.stream()
            .map(Resources::text)
            .collect(Collectors.joining("\n", "\"use strict\";\n(() => {\n", "})();\n"));
    return fill(
        Resources.text("page.html"),
        Map.of(
            "policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline';"
                + " script-src %s %s".formatted(hash(library), hash(script)),
            "style",
            Resources.text("page.css"),
            "document",
            inScript(ReportJson.json(document)),
            "notice",
            Resources.text("echarts-notice.txt"),
            "echarts",
            library,
            "script",
            script));
  }

  /**
   * The page in a frame, as a piece of another page, such as a notebook's: its figures and tables
   * without heading and contents. The frame's scripts cannot reach what is around it.
   */
  public static String frame(ReportDocument document) {
    String page = html(document).replace("&", "&amp;").replace("\"", "&quot;");
    return "<iframe sandbox=\"allow-scripts\" width=\"100%\" height=\"460\" style=\"border: 0\""
        + " srcdoc=\""
        + page
        + "\"></iframe>";
  }

  /** Fills the template's places; what is filled in is not looked at again. */
  private static String fill(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String part = parts.get(place.group(1));
              if (part == null) {
                throw new IllegalStateException("the template has an unknown " + place.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }

  /**
   * JSON that no parser of HTML or of old JavaScript takes for anything else: outside of its
   * strings JSON has none of these characters.
   */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** What a policy calls a script: a hash of what is between its tags. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
