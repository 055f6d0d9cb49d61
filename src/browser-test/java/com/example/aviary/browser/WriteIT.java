package com.example.aviary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Browser;

class WriteIT {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void postsATweet() {
        TweetsPage page = TweetsPage.open(browser, service);

        page.post("Off we go ⛵");

        page.announces("Your tweet is posted");
        assertThat(page.texts().getFirst()).isEqualTo("Off we go ⛵");
        assertThat(Tweets.FIELDS.stream().skip(1)).allSatisfy(field -> assertThat(
                page.find("#tweets [data-field=" + field.name() + "]").getText()).isEqualTo(field.example()));
        assertThat(page.find("#compose textarea").getDomProperty("value")).isEmpty();
        assertThat(service.get("/tweets?limit=1").body()).contains("Off we go ⛵");
    }

    @Test
    void editsATweet() {
        String path = Tweets.create(service, "Before");
        TweetsPage page = TweetsPage.open(browser, service);

        page.click(path, ".edit");
        page.eventually(() -> assertThat(page.find(TweetsPage.item(path) + "textarea").getDomProperty("value")).isEqualTo("Before"));
        page.write(TweetsPage.item(path) + "textarea", "After");
        page.click(path, ".submit");

        page.eventually(() -> assertThat(page.texts()).contains("After").doesNotContain("Before"));
        assertThat(service.get(path).body()).contains("After");
    }

    @Test
    void sendsBackAllThatItHasRead() {
        String path = Tweets.create(service, "Before");
        String read = service.get(path).body();
        TweetsPage page = TweetsPage.open(browser, service);
        browser.driver().executeScript("""
                const send = window.fetch;
                window.fetch = (path, options) => {
                  window.sent = options.body ?? window.sent;
                  return send(path, options);
                };""");

        page.click(path, ".edit");
        page.eventually(() -> page.write(TweetsPage.item(path) + "textarea", "After"));
        page.click(path, ".submit");

        page.eventually(() -> assertThat(browser.driver().executeScript("return sent")).isEqualTo(read.replace("Before", "After")));
    }

    @Test
    void leavesATweetAsItIs() {
        String path = Tweets.create(service, "Stays");
        TweetsPage page = TweetsPage.open(browser, service);

        page.click(path, ".edit");
        page.eventually(() -> page.write(TweetsPage.item(path) + "textarea", "Changed"));
        page.click(path, ".cancel");
        page.click(path, ".delete");
        page.click(path, ".no");

        page.eventually(() -> assertThat(page.find(TweetsPage.item(path) + ".text").getText()).isEqualTo("Stays"));
        assertThat(browser.driver().findElements(By.cssSelector("#tweets form, #tweets .confirm"))).isEmpty();
        assertThat(service.get(path).body()).contains("Stays");
    }

    @Test
    void deletesATweet() {
        String path = Tweets.create(service, "Goes");
        TweetsPage page = TweetsPage.open(browser, service);

        page.click(path, ".delete");
        page.click(path, ".yes");

        page.eventually(() -> assertThat(page.texts()).doesNotContain("Goes"));
        assertThat(service.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>document.title = 'mine'</script><b>bold</b>", "שלום, עולם!", "two\nlines  and  spaces",
            "&lt;not an entity&gt; {assets}"})
    void showsATextAsItIs(String text) {
        TweetsPage page = TweetsPage.open(browser, service);

        page.post(text);

        page.eventually(() -> assertThat(page.texts().getFirst()).isEqualTo(text));
        assertThat(browser.driver().getTitle()).isEqualTo(browser.driver().findElement(By.tagName("h1")).getText());
        assertThat(browser.driver().findElements(By.cssSelector("#tweets b, #tweets script"))).isEmpty();
    }

    @Test
    void writesFromRightToLeftWhereTheTextDoes() {
        String hebrew = Tweets.create(service, "שלום, עולם!");
        String latin = Tweets.create(service, "Hello, world!");
        TweetsPage.open(browser, service);

        assertThat(direction(hebrew)).isEqualTo("rtl");
        assertThat(direction(latin)).isEqualTo("ltr");
    }

    private static String direction(String path) {
        return browser.driver().findElement(By.cssSelector(TweetsPage.item(path) + ".text")).getCssValue("direction");
    }

    @Test
    void countsAsTheApiDoes() {
        TweetsPage page = TweetsPage.open(browser, service);
        String emoji = "🚢".repeat(140);

        page.write("#compose textarea", emoji);
        assertThat(page.find("#compose .count").getText()).isEqualTo("140 of 140");
        page.announces("140 of 140 characters");
        page.writeOtherFields();
        page.click("#compose .submit");

        page.eventually(() -> assertThat(page.texts().getFirst()).isEqualTo(emoji));
        assertThat(page.find("#compose .count").getText()).isEqualTo("0 of 140");
    }
}
