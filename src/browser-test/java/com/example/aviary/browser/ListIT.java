package com.example.aviary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.browser.Browser;

class ListIT {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final RunningService empty = RunningService.on(TestDatabase::migrated, Map.of());
    @RegisterExtension
    static final RunningService large = RunningService.on(() -> {
        TestDatabase database = TestDatabase.migrated();
        database.execute("ALTER TABLE tweets ALTER COLUMN id RESTART WITH 9007199254740992");
        return database;
    }, Map.of());
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void showsOlderTweetsOnDemand() {
        List<String> all = IntStream.rangeClosed(1, 45).mapToObj(i -> "Tweet " + i).toList();
        all.forEach(text -> Tweets.create(service, text));
        TweetsPage page = TweetsPage.open(browser, service);
        assertThat(page.texts()).isEqualTo(all.reversed().subList(0, 20));

        page.click("#older");
        page.eventually(() -> assertThat(page.texts()).isEqualTo(all.reversed().subList(0, 40)));
        page.announces("20 older tweets");
        assertThat(browser.driver().switchTo().activeElement().getText()).startsWith("Tweet 25");
        page.click("#older");
        page.eventually(() -> assertThat(page.texts()).isEqualTo(all.reversed()));
        assertThat(page.find("#older").isDisplayed()).isFalse();
    }

    /** JavaScript has no number 9007199254740993. */
    @Test
    void showsEachIdAsItIs() {
        List.of("One", "Two").forEach(text -> Tweets.create(large, text));
        TweetsPage page = TweetsPage.open(browser, large);
        assertThat(page.texts()).containsExactly("Two", "One");
        assertThat(page.ids()).containsExactly("9007199254740993", "9007199254740992");

        page.click("#tweets .delete");
        page.click("#tweets .yes");
        page.announces("Tweet 9007199254740993 is deleted");
        assertThat(page.texts()).containsExactly("One");
    }

    @Test
    void saysWhenThereIsNothing() {
        TweetsPage page = TweetsPage.open(browser, empty);
        assertThat(page.find("#empty").getText()).isEqualTo("There are no tweets yet.");
        assertThat(page.find("#older").isDisplayed()).isFalse();

        page.post("First");
        page.eventually(() -> assertThat(page.find("#empty").isDisplayed()).isFalse());
        page.click("#tweets .delete");
        page.click("#tweets .yes");
        page.eventually(() -> assertThat(page.find("#empty").isDisplayed()).isTrue());
    }
}
