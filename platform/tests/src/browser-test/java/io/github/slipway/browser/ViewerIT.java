package io.github.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import io.github.slipway.testing.RunningService;

/** Swagger UI, under a content security policy that lets it load from the service only: the console stays empty. */
class ViewerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void showsEachCallAndTriesItOut() {
        service.createTweet("Seen in the viewer");
        open(browser, service);

        click("#operations-tweets-listTweets .opblock-summary-control");
        click(".try-out__btn");
        click(".execute");

        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(find(".live-responses-table").getText())
                .contains("200", "Seen in the viewer"));
    }

    /** Opens it and waits for its six calls. */
    static void open(Browser browser, RunningService service) {
        browser.driver().get("http://localhost:" + service.apiPort() + "/openapi");
        await().atMost(LIMIT).until(() -> browser.driver().findElements(By.cssSelector(".opblock")).size() == 6);
    }

    private static void click(String selector) {
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> find(selector).click());
    }

    private static WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }
}
