package com.example.aviary.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Browser;

/** The page and the actions of its users. */
final class TweetsPage {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    private TweetsPage(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens the page and waits for its list. */
    static TweetsPage open(Browser browser, RunningService service) {
        var page = new TweetsPage(browser.driver());
        page.driver.get("http://localhost:" + service.apiPort() + "/");
        page.eventually(() -> assertThat(page.find("#tweets").getDomAttribute("aria-busy")).isEqualTo("false"));
        page.eventually(() -> assertThat(page.driver.findElements(By.cssSelector("#tweets li, #empty:not([hidden]), .problem")))
                .isNotEmpty());
        return page;
    }

    /** Waits until an assertion succeeds. */
    void eventually(ThrowingRunnable assertion) {
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(assertion);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Returns the tweets' texts from top to bottom. */
    List<String> texts() {
        return contents("#tweets .text");
    }

    /** Returns the tweets' ids from top to bottom. */
    List<String> ids() {
        return contents("#tweets [data-field=id]");
    }

    private List<String> contents(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().map(element -> element.getDomProperty("textContent")).toList();
    }

    /** Fills in the form for a new tweet, and posts it. */
    void post(String text) {
        write("#compose [name=text]", text);
        writeOtherFields();
        click("#compose .submit");
    }

    /** Fills in all fields of the form for a new tweet but the text. */
    void writeOtherFields() {
        Tweets.FIELDS.stream().filter(field -> !field.name().equals("text"))
                .forEach(field -> write("#compose [name=" + field.name() + "]", field.example()));
    }

    /** Types all fields of the form for a new tweet by keys. The first one has the focus. */
    void type(String text) {
        for (Tweets.Field field : Tweets.FIELDS) {
            press(field.name().equals("text") ? text : Keys.TAB + field.example());
        }
    }

    /** Replaces the content of a text area, as pasting does. The driver cannot type emoji. */
    void write(String selector, String text) {
        driver.executeScript("""
                arguments[0].focus(); arguments[0].select();
                document.execCommand("insertText", false, arguments[1]);""", find(selector), text);
    }

    void click(String selector) {
        eventually(() -> find(selector).click());
    }

    /** Clicks a button of the tweet at this path. */
    void click(String path, String selector) {
        click(item(path) + selector);
    }

    /** Returns the selector of the tweet at this path, with a space. */
    static String item(String path) {
        return "#tweet-" + path.substring(path.lastIndexOf('/') + 1) + " ";
    }

    /** Checks the problem that the page shows in an element: the sentence and the id of the request. */
    void showsProblem(String place, String detail, String requestId) {
        eventually(() -> {
            assertThat(find(place + ".problem .detail").getText()).isEqualTo(detail);
            assertThat(find(place + ".problem code").getText()).matches(requestId);
        });
    }

    /** Checks the words for screen readers. */
    void announces(String words) {
        eventually(() -> assertThat(find("#status").getDomProperty("textContent")).isEqualTo(words));
    }

    /** Sends keys to the element with the focus. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Presses Tab until the element with the focus has this name for screen readers. Fails after 50 elements. */
    void tabTo(String name) {
        for (int i = 0; i < 50; i++) {
            press(Keys.TAB);
            if (focused().equals(name)) {
                return;
            }
        }
        throw new AssertionError("no way to " + name);
    }

    /** Returns the name of the element with the focus for screen readers. */
    String focused() {
        return Objects.requireNonNullElse(driver.switchTo().activeElement().getAccessibleName(), "").strip();
    }

    /** Returns by how many pixels the page is wider than its window. */
    long overflow() {
        return (Long) Objects.requireNonNull(
                driver.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
