package io.github.wingload.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium without a window, as Debian has it, for all tests of a class. They are skipped where it is missing. */
final class Browser implements BeforeAllCallback, AfterAllCallback {

    private static final String MISSING =
            "there is no chromium or no chromedriver on the PATH; Debian's packages are chromium and"
                    + " chromium-driver";

    private final String axe;

    /** From the first test to the last; missing if the tests are skipped. */
    private ChromeDriver driver;

    Browser() {
        try (InputStream script = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(onPath("chromium").isPresent() && onPath("chromedriver").isPresent(), MISSING);
        // It has no protocol for this version of Chromium, and needs none.
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium").orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--force-device-scale-factor=1", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
        // The page of a run that goes on replaces its parts every second.
        Awaitility.ignoreExceptionByDefault(StaleElementReferenceException.class);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** As {@link #open(URI, int, boolean)}, of a file. */
    void open(Path page, int width, boolean dark) {
        open(page.toUri(), width, dark);
    }

    /** Opens a page in a window of this width, in light or dark colours, and forgets what the page before said and asked for. */
    void open(URI page, int width, boolean dark) {
        console();
        requests();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(page.toString());
    }

    /** What the console of the page says since it was opened, or since the last question. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** The addresses that were asked for since the page was opened, or since the last question. */
    List<String> requests() {
        List<String> asked = new ArrayList<>();
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().forEach(entry -> {
            JsonNode message = JsonMapper.shared().readTree(entry.getMessage()).get("message");
            if (message.get("method").stringValue().equals("Network.requestWillBeSent")) {
                asked.add(message.get("params").get("request").get("url").stringValue());
            }
        });
        return asked;
    }

    /** The rules of accessibility that the page breaks, each with the first element that does. Of a long table, the first rows count. */
    List<?> accessibilityFaults() {
        driver.executeScript(axe + "; window.axe = axe;");
        return (List<?>) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run({exclude: [['tbody tr:nth-child(n+12)']]}, {resultTypes: ['violations']}).then(found => done(found.violations.map(rule => rule.id + ': ' + rule.nodes[0].html.slice(0, 200))),"
                + " error => done([String(error)]));");
    }

    /** The result of a script in the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Moves the mouse to a place of an element, in pixels from its top left corner. */
    void hover(WebElement element, double x, double y) {
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        new Actions(driver)
                .moveToElement(element, (int) Math.round(x - element.getSize().getWidth() / 2.0), (int)
                        Math.round(y - element.getSize().getHeight() / 2.0))
                .perform();
    }

    /** Drags the mouse over an element, from one distance from its left side to another, in pixels. */
    void drag(WebElement element, int from, int to) {
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        int left = element.getSize().getWidth() / 2;
        new Actions(driver)
                .moveToElement(element, from - left, 0)
                .clickAndHold()
                .moveByOffset((to - from) / 2, 0)
                .moveByOffset((to - from) / 2, 0)
                .release()
                .perform();
    }

    /** The whole page as an image. */
    byte[] picture() {
        Object height = run("return document.documentElement.scrollHeight");
        Object width = run("return innerWidth");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
        }
    }
}
