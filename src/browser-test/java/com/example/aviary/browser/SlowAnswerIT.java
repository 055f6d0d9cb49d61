package com.example.aviary.browser;

import static com.example.aviary.browser.TweetsPage.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Browser;

/** Users continue while a request is in progress. The page sends the request once, and keeps the users' text. */
class SlowAnswerIT {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    private String path = "";

    @BeforeEach
    void createTweet() {
        path = Tweets.create(service, "Old");
    }

    /** Delays each request until {@link #send}. */
    private static void hold() {
        browser.driver().executeScript("""
                const send = window.fetch;
                window.held = [];
                window.fetch = (...request) => new Promise(answer => held.push(() => answer(send(...request))));""");
    }

    private static void send(TweetsPage page) {
        page.eventually(() -> assertThat(browser.driver().executeScript("return held.length")).isEqualTo(1L));
        browser.driver().executeScript("held.splice(0).forEach(send => send())");
    }

    @Test
    void aTweetIsPostedOnce() {
        TweetsPage page = TweetsPage.open(browser, service);
        hold();

        page.post("Once");
        page.click("#compose .submit");
        page.find("#compose textarea").sendKeys(" and no more", Keys.chord(Keys.CONTROL, Keys.ENTER));
        assertThat(page.find("#compose textarea").getDomProperty("value")).isEqualTo("Once");
        send(page);

        page.eventually(() -> assertThat(page.find("#compose textarea").getDomProperty("value")).isEmpty());
        assertThat(page.texts()).containsOnlyOnce("Once");
        assertThat(service.get("/tweets").body()).containsOnlyOnce("Once");
        page.find("#compose textarea").sendKeys("The next");
        assertThat(page.find("#compose textarea").getDomProperty("value")).isEqualTo("The next");
    }

    @Test
    void aTweetThatTheListHasBeforeItIsPostedIsThereOnce() {
        TweetsPage page = TweetsPage.open(browser, service);
        browser.driver().executeScript("""
                const send = window.fetch;
                window.fetch = async (path, options) => {
                  const answer = await send(path, options);
                  if (options.method === "POST") {
                    const item = document.getElementById("tweet-template").content.firstElementChild.cloneNode(true);
                    item.id = "tweet-" + (await answer.clone().json()).id;
                    item.querySelector(".text").textContent = "From the list";
                    document.getElementById("tweets").prepend(item);
                  }
                  return answer;
                };""");

        page.post("Twice?");

        page.announces("Your tweet is posted");
        assertThat(page.texts().getFirst()).isEqualTo("From the list");
        assertThat(page.texts()).doesNotContain("Twice?");
    }

    @Test
    void aChangeThatIsOnItsWayIsNotCancelled() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.click(path, ".edit");
        page.eventually(() -> page.write(item(path) + "textarea", "New"));
        hold();

        page.click(path, ".submit");
        page.click(path, ".cancel");
        page.find(item(path) + "textarea").sendKeys(Keys.ESCAPE);
        assertThat(page.find(item(path) + "textarea").isDisplayed()).isTrue();
        send(page);

        page.eventually(() -> assertThat(page.find(item(path) + ".text").getText()).isEqualTo("New"));
        assertThat(service.get(path).body()).contains("New");
    }

    @Test
    void aDeletionThatIsOnItsWayIsNotCancelled() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.click(path, ".delete");
        page.eventually(() -> assertThat(page.find(item(path) + ".confirm").isDisplayed()).isTrue());
        hold();

        page.click(path, ".yes");
        page.click(path, ".no");
        page.find(item(path) + ".no").sendKeys(Keys.ESCAPE);
        assertThat(page.find(item(path) + ".confirm").isDisplayed()).isTrue();
        send(page);

        page.eventually(() -> assertThat(browser.driver().findElements(By.cssSelector(item(path)))).isEmpty());
        assertThat(service.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theFocusStaysWhereTheUserHasMovedIt() {
        TweetsPage page = TweetsPage.open(browser, service);
        hold();

        page.click(path, ".edit");
        page.find("#compose textarea").sendKeys("I was ");
        send(page);
        page.eventually(() -> assertThat(page.find(item(path) + "textarea").isDisplayed()).isTrue());
        page.press("here");

        assertThat(page.find("#compose textarea").getDomProperty("value")).isEqualTo("I was here");
    }
}
