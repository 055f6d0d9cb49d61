package com.example.aviary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.browser.Browser;

class ReadonlyIT {
    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of(Setting.UI, "readonly"));
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void showsTweetsAndNothingToChangeThem() {
        Tweets.create(service, "To be read");
        TweetsPage page = TweetsPage.open(browser, service);

        assertThat(page.texts()).containsExactly("To be read");
        assertThat(browser.driver().findElements(By.cssSelector("form, textarea, button:not([hidden])"))).isEmpty();
    }
}
