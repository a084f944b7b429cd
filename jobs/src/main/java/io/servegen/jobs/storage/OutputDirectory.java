package io.servegen.jobs.storage;

import io.servegen.common.UserException;
import java.util.List;

/**
 * An output folder that this program makes: it carries a mark from its first moment, and its
 * manifest from its last. Only what is marked, or whole, is ever replaced; what fails is removed.
 */
public final class OutputDirectory {
  /** In every folder that this program is writing, or left unfinished when it was killed. */
  public static final String UNFINISHED = "_servegen.unfinished";

  /** In a trace's folder instead, since an unfinished trace can be gone on with. */
  public static final String PLAN = "_plan.json";

  private final Storage storage;
  private final String path;

  private OutputDirectory(Storage storage, String path) {
    this.storage = storage;
    this.path = path;
  }

  /**
   * Fails if {@code path} is taken: it exists, and is not to be overwritten or not ours.
   *
   * @param overwrite whether a folder that this program made may be replaced
   */
  public static void check(Storage storage, String path, boolean overwrite) {
    if (!storage.exists(path) || isEmptyDirectory(storage, path)) {
      return;
    }
    boolean ours = isOurs(storage, path);
    if (!ours) {
      throw UserException.data(
          path + " exists and was not made by this program",
          "nothing that this program did not make is ever replaced",
          "choose another --output, or remove it yourself");
    }
    if (!overwrite) {
      throw UserException.data(
          path + " exists",
          "an output is never replaced unasked",
          "choose another --output, or add --overwrite");
    }
  }

  /**
   * Fails if the output is an input, holds one or lies in one: to replace it would be to lose what
   * it is made from.
   */
  public static void checkApart(Storage storage, String output, String... inputs) {
    String place = storage.qualify(output);
    for (String input : inputs) {
      String source = storage.qualify(input);
      if ((place + "/").startsWith(source + "/") || (source + "/").startsWith(place + "/")) {
        throw UserException.usage(
            "the output " + output + " overlaps the input " + input,
            "writing the one would change or remove the other",
            "choose an --output beside it");
      }
    }
  }

  /** {@link #check checks}, removes what is to be replaced, and makes the marked folder. */
  public static OutputDirectory create(Storage storage, String path, boolean overwrite) {
    check(storage, path, overwrite);
    storage.delete(path);
    storage.writeText(Storage.resolve(path, UNFINISHED), "");
    return new OutputDirectory(storage, path);
  }

  /** A folder that was made and marked by its owner. */
  public static OutputDirectory at(Storage storage, String path) {
    return new OutputDirectory(storage, path);
  }

  public String path() {
    return path;
  }

  /** The path of something inside. */
  public String resolve(String child) {
    return Storage.resolve(path, child);
  }

  /** Calls the folder whole: writes its manifest and takes the mark away. */
  public void finish(String manifestName, String manifest) {
    storage.writeText(resolve(manifestName), manifest);
    storage.delete(resolve(UNFINISHED));
  }

  /** Removes what a failed run wrote. */
  public void discard() {
    storage.delete(path);
  }

  /** Whether this program made the folder, or is making it. */
  public static boolean isOurs(Storage storage, String path) {
    return storage.isDirectory(path)
        && List.of(UNFINISHED, PLAN, "_servegen.json").stream()
            .anyMatch(mark -> storage.exists(Storage.resolve(path, mark)));
  }

  private static boolean isEmptyDirectory(Storage storage, String path) {
    return storage.isDirectory(path) && storage.list(path).isEmpty();
  }
}
