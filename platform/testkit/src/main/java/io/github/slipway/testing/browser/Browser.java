package io.github.slipway.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium for all tests of a class. Use it as a static field with {@code @RegisterExtension}. All classes of a JVM
 * share one Chromium, one class after the other. Each test starts with the size of a desktop and a light theme. A test fails if
 * the page logs an error in the console. If a test fails, {@code target/screenshots} contains a screenshot of the page.
 */
public final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private @Nullable ChromeDriver driver;

    /** Starts Chromium with the first class. JUnit closes it after the last. */
    @Override
    public void beforeAll(ExtensionContext context) {
        driver = context.getRoot().getStore(ExtensionContext.Namespace.create(Browser.class))
                .getOrComputeIfAbsent(Chromium.class, _ -> new Chromium(start()), Chromium.class).driver();
    }

    private record Chromium(ChromeDriver driver) implements AutoCloseable {
        @Override
        public void close() {
            driver.quit();
        }
    }

    private static ChromeDriver start() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(onPath(System.getProperty("browser.program")));
        // Chromium as root, as in containers, does not start with its sandbox. All pages come from this machine.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-GB");
        options.setCapability("goog:loggingPrefs", logs);
        options.setPageLoadTimeout(LIMIT);
        options.setScriptTimeout(LIMIT);
        return new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath(System.getProperty("browser.driver")))
                .build(), options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        resize(1280, 900);
        setTheme("light");
        var _ = log();
    }

    /** Checks that the console is empty, except for Chromium's lines about responses of 4xx and 5xx. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            Files.createDirectories(SCREENSHOTS);
            Path file = SCREENSHOTS.resolve(context.getUniqueId().replaceAll("[^A-Za-z0-9]+", "-") + ".png");
            Files.write(file, driver().getScreenshotAs(OutputType.BYTES));
        }
        assertThat(log()).filteredOn(entry -> !entry.getMessage().contains("Failed to load resource")).isEmpty();
    }

    /** Returns the driver, which opens pages and finds elements. */
    public ChromeDriver driver() {
        return Objects.requireNonNull(driver);
    }

    /** Sets the size of the page, in CSS pixels. */
    public void resize(int width, int height) {
        driver().executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets the theme that the user prefers: light or dark. */
    public void setTheme(String theme) {
        driver().executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** Returns the console's lines since the last call. */
    private List<LogEntry> log() {
        return driver().manage().logs().get(LogType.BROWSER).getAll();
    }

    private static File onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable).findFirst().orElseThrow().toFile();
    }
}
