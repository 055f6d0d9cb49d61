package io.github.slipway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Axe;
import io.github.slipway.testing.browser.Browser;

/** Swagger UI, with a content security policy that allows only files of the service. The console stays empty. */
class ViewerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** axe has findings in Swagger UI itself, which this project cannot repair. */
    private static final String SWAGGER_UI = ".swagger-ui";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    @BeforeEach
    void open() {
        browser.driver().get("http://localhost:" + service.apiPort() + "/openapi");
        await().atMost(LIMIT).until(() -> browser.driver().findElements(By.cssSelector(".opblock")).size() == 6);
    }

    @Test
    void showsEachCallAndTriesItOut() {
        Entries.create(service, "Seen in the viewer");

        click("#operations-entries-listEntries .opblock-summary-control");
        click(".try-out__btn");
        click(".execute");

        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(find(".live-responses-table").getText())
                .contains("200", "Seen in the viewer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingAroundIt(String theme) {
        browser.setTheme(theme);

        assertThat(Axe.findings(browser, SWAGGER_UI)).isEmpty();
    }

    /** Proves that the check can fail. */
    @Test
    void axeFindsWhatIsWrong() {
        browser.driver().executeScript("document.documentElement.removeAttribute('lang')");

        assertThat(Axe.findings(browser, SWAGGER_UI)).singleElement().asString().startsWith("html-has-lang: <html ");
    }

    private static void click(String selector) {
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> find(selector).click());
    }

    private static WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }
}
