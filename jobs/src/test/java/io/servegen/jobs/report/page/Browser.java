package io.servegen.jobs.report.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window. Tests that need one skip where the machine has none. */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser with a profile of its own, in {@code folder}. */
  public static Browser start(Path folder) {
    File chromium = onThePath("chromium");
    File service = onThePath("chromedriver");
    assumeTrue(chromium != null && service != null, "no chromium with its chromedriver is here");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which root cannot have
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder,
        "--window-size=1280,900");
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(service).build(), options));
  }

  /** Opens a file, as a double click does, with nothing remembered of the page before. */
  public void open(Path file) {
    driver.get("about:blank");
    complaints();
    driver.get(file.toUri().toString());
  }

  /** Goes on inside of a frame of the page. */
  public void enterFrame(String selector) {
    driver.switchTo().frame(one(selector));
  }

  /** The result of a function's body in the page. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a condition holds in the page. */
  public void await(String condition, Object... arguments) {
    for (int i = 0; i < 400; i++) {
      if (Boolean.TRUE.equals(run("return " + condition, arguments))) {
        return;
      }
      run("return new Promise(done => setTimeout(done, 50))");
    }
    throw new AssertionError("not in 20 seconds: " + condition);
  }

  public List<WebElement> all(String selector) {
    return driver.findElements(org.openqa.selenium.By.cssSelector(selector));
  }

  public WebElement one(String selector) {
    return driver.findElement(org.openqa.selenium.By.cssSelector(selector));
  }

  /** What WebDriver offers beyond this class. */
  ChromeDriver driver() {
    return driver;
  }

  /** Sends a command of the Chrome DevTools protocol. */
  public void devTools(String command, Map<String, Object> parameters) {
    driver.executeCdpCommand(command, parameters);
  }

  /**
   * What went wrong since the last call: errors on the console, violations of the page's policy
   * among them, and every request but for the page's own file.
   */
  public List<String> complaints() {
    Stream<String> errors =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage);
    Stream<String> requests =
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
            .map(Browser::requested)
            .filter(Objects::nonNull)
            .filter(url -> !url.matches("(file|about|data):.*"));
    return Stream.concat(errors, requests).toList();
  }

  private static String requested(LogEntry entry) {
    try {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      return message.path("method").asText().equals("Network.requestWillBeSent")
          ? message.at("/params/request/url").asText()
          : null;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static File onThePath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(File::canExecute)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
