package io.servegen.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Colours stand out from the page, and from each other to every reader. How colours look without
 * one kind of cones is simulated by the matrices of Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full severity;
 * they are for linear RGB.
 */
class PaletteTest {
  private static final int COLOURS = 10;

  /** Of the workloads in most reports, which are held against each other in every chart. */
  private static final int FIRST = 4;

  private static final Map<String, double[][]> VISIONS =
      Map.of(
          "all cones", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          "protanopia",
              new double[][] {
                {0.152286, 1.052583, -0.204868},
                {0.114503, 0.786281, 0.099216},
                {-0.003882, -0.048116, 1.051998}
              },
          "deuteranopia",
              new double[][] {
                {0.367322, 0.860646, -0.227968},
                {0.280085, 0.672501, 0.047413},
                {-0.011820, 0.042940, 0.968881}
              },
          "tritanopia",
              new double[][] {
                {1.255528, -0.076749, -0.178779},
                {-0.078411, 0.930809, 0.147602},
                {0.004733, 0.691367, 0.303900}
              });

  @ParameterizedTest
  @ValueSource(strings = {":root", ":root[data-theme=\"dark\"]"})
  void seriesAreApartToEveryColourVision(String theme) {
    Map<String, double[]> colours = colours(theme);
    VISIONS.forEach(
        (vision, matrix) -> {
          for (int i = 0; i < COLOURS; i++) {
            for (int j = 0; j < i; j++) {
              double distance =
                  distance(
                      lab(seen(matrix, colours.get("series-" + i))),
                      lab(seen(matrix, colours.get("series-" + j))));
              // 2.3 is what an eye just tells apart side by side.
              assertThat(distance)
                  .as("series %s and %s with %s", i, j, vision)
                  .isGreaterThan(i < FIRST ? 25 : 15);
            }
          }
        });
  }

  /** WCAG 2.1: 4.5 for text, 3 for what is drawn. */
  @ParameterizedTest
  @ValueSource(strings = {":root", ":root[data-theme=\"dark\"]"})
  void coloursStandOutFromThePage(String theme) {
    Map<String, double[]> colours = colours(theme);
    for (String text : List.of("text", "muted", "link", "good", "bad", "unknown")) {
      for (String ground : List.of("page", "surface", "tint")) {
        assertThat(contrast(colours.get(text), colours.get(ground)))
            .as("%s on %s", text, ground)
            .isGreaterThan(4.5);
      }
    }
    for (int i = 0; i < COLOURS; i++) {
      assertThat(contrast(colours.get("series-" + i), colours.get("page")))
          .as("series %s", i)
          .isGreaterThan(3);
    }
  }

  /** The colours that the style sheet names for a theme, in linear RGB. */
  private static Map<String, double[]> colours(String theme) {
    String css = Resources.text("page.css");
    int start = css.indexOf(theme + " {");
    String block = css.substring(start, css.indexOf("\n}", start));
    Map<String, double[]> colours = new HashMap<>();
    Matcher named = Pattern.compile("--([\\w-]+): #(\\w+);").matcher(block);
    while (named.find()) {
      String hex = named.group(2);
      colours.put(named.group(1), linear(hex.length() == 3 ? hex.replaceAll(".", "$0$0") : hex));
    }
    assertThat(colours).hasSizeGreaterThan(COLOURS + 8);
    return colours;
  }

  /** Of sRGB, by IEC 61966-2-1. */
  private static double[] linear(String hex) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double[] seen(double[][] matrix, double[] linear) {
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += matrix[i][j] * linear[j];
      }
      seen[i] = Math.min(1, Math.max(0, sum));
    }
    return seen;
  }

  /** CIE 1976 L*a*b* under D65. */
  private static double[] lab(double[] rgb) {
    double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    double fy = cubeRoot(luminance(rgb));
    return new double[] {116 * fy - 16, 500 * (cubeRoot(x) - fy), 200 * (fy - cubeRoot(z))};
  }

  private static double cubeRoot(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double luminance(double[] rgb) {
    return 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  }

  private static double contrast(double[] a, double[] b) {
    double brighter = Math.max(luminance(a), luminance(b)) + 0.05;
    return brighter / (Math.min(luminance(a), luminance(b)) + 0.05);
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
