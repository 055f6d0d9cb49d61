package com.example.aviary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Browser;

class KeyboardIT {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void doesEverything() {
        TweetsPage page = TweetsPage.open(browser, service);

        page.tabTo("What is new?");
        page.type("By keys");
        page.tabTo("Post");
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.texts()).containsExactly("By keys"));
        assertThat(page.focused()).isEqualTo("What is new?");
        page.type("By Ctrl+Enter");
        page.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        page.eventually(() -> assertThat(page.texts()).containsExactly("By Ctrl+Enter", "By keys"));

        page.tabTo("Edit tweet 1");
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(browser.driver().switchTo().activeElement().getTagName()).isEqualTo("textarea"));
        page.press(Keys.chord(Keys.CONTROL, "a"), "Changed by keys");
        page.tabTo("Save");
        page.press(Keys.SPACE);
        page.eventually(() -> assertThat(page.texts()).containsExactly("By Ctrl+Enter", "Changed by keys"));
        page.eventually(() -> assertThat(page.focused()).isEqualTo("Edit tweet 1"));

        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(browser.driver().switchTo().activeElement().getTagName()).isEqualTo("textarea"));
        page.press("not saved", Keys.ESCAPE);
        page.eventually(() -> assertThat(browser.driver().switchTo().activeElement().getTagName()).isEqualTo("button"));

        page.tabTo("Delete tweet 1");
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.focused()).isEqualTo("Keep it"));
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.focused()).isEqualTo("Delete tweet 1"));
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.focused()).isEqualTo("Keep it"));
        page.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        assertThat(page.focused()).isEqualTo("Delete it");
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.texts()).containsExactly("By Ctrl+Enter"));
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("tweet-2");
    }

    @Test
    void skipsToTheTweets() {
        TweetsPage page = TweetsPage.open(browser, service);

        page.tabTo("Skip to the tweets");
        page.press(Keys.ENTER);

        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("heading");
    }
}
