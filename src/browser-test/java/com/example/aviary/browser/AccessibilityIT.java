package com.example.aviary.browser;

import static com.example.aviary.browser.TweetsPage.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.browser.Axe;
import io.github.slipway.testing.browser.Browser;

/** Axe finds nothing in any state of the page. No text is cut off, and the page does not scroll sideways. */
class AccessibilityIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE, Map.of());
    @RegisterExtension
    static final RunningService readonly = RunningService.on(() -> DATABASE, Map.of(Setting.UI, "readonly",
            Setting.GRAPHS_URL, "https://graphs.example.com/", Setting.METRICS_URL, "https://metrics.example.com/"));
    @RegisterExtension
    static final RunningService empty = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    @ParameterizedTest(name = "{0}, {1} px")
    @CsvSource({"light, 1280", "light, 320", "dark, 1280", "dark, 320"})
    void axeFindsNothing(String theme, int width) {
        browser.setTheme(theme);
        browser.resize(width, 800);
        String first = Tweets.create(service, "m".repeat(140));
        String second = Tweets.create(service, "שלום, עולם!");
        String third = Tweets.create(service, "🚢".repeat(140));

        TweetsPage page = TweetsPage.open(browser, empty);
        check(page, "empty");
        page = TweetsPage.open(browser, readonly);
        check(page, "readonly");
        page = TweetsPage.open(browser, service);
        check(page, "list");

        page.post("🚢".repeat(141));
        page.click(first, ".edit");
        page.click(second, ".delete");
        page.click(third, ".edit");
        page.showsProblem("#compose ", "Text must have at most 140 characters, but has 141.", ".+");
        TweetsPage opened = page;
        page.eventually(() -> opened.write(item(third) + "textarea", "Mine"));
        service.put(third, Tweets.draft("Theirs"));
        page.click(third, ".submit");
        page.eventually(() -> assertThat(opened.find(item(third) + "blockquote").getText()).isEqualTo("Theirs"));
        page.eventually(() -> assertThat(opened.find(item(second) + ".confirm").isDisplayed()).isTrue());
        check(page, "problem, editor, question and conflict");
    }

    private static void check(TweetsPage page, String state) {
        assertThat(Axe.findings(browser)).as(state).isEmpty();
        assertThat(page.overflow()).as(state).isZero();
        assertThat(browser.driver().findElements(By.cssSelector(".text, .detail"))).as(state)
                .allSatisfy(text -> assertThat(browser.driver()
                        .executeScript("return arguments[0].scrollWidth <= arguments[0].clientWidth", text)).isEqualTo(true));
    }
}
