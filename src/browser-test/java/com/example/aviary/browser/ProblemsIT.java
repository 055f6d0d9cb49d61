package com.example.aviary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.browser.Browser;

class ProblemsIT {
    private static final String ID = "[0-9a-f-]{36}";
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE, Map.of());
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aTextThatIsTooLongStays() {
        TweetsPage page = TweetsPage.open(browser, service);
        String text = "🚢".repeat(141);

        page.post(text);

        page.showsProblem("#compose ", "Text must have at most 140 characters, but has 141.", ID);
        assertThat(page.find("#compose textarea").getDomProperty("value")).isEqualTo(text);
        assertThat(page.find("#compose textarea").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.find("#compose .count").getDomAttribute("class")).isEqualTo("count over");
    }

    @Test
    void disappearsWhenTheTextIsValid() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.post(" ");
        page.showsProblem("#compose ", "Text must not be blank.", ID);

        page.post("Not blank");

        page.eventually(() -> assertThat(page.texts().getFirst()).isEqualTo("Not blank"));
        assertThat(browser.driver().getPageSource()).doesNotContain("must not be blank");
    }

    @Test
    void ofTheDatabaseIsShownAndCanBeTriedAgain() {
        Tweets.create(service, "There again");
        DATABASE.makeUnreachable();
        TweetsPage page;
        try {
            page = TweetsPage.open(browser, service);
            page.showsProblem("#list-problem ", "The database is unavailable, please try again.", ID);
            page.post("Mine");
            page.showsProblem("#compose ", "The database is unavailable, please try again.", ID);
            assertThat(page.find("#empty").isDisplayed()).as("the page does not know whether there are tweets").isFalse();
        } finally {
            DATABASE.allowConnections(true);
        }
        page.eventually(() -> {
            if (page.texts().isEmpty()) {
                page.find("#compose .submit").click();
            }
            assertThat(page.texts()).containsExactly("Mine");
        });
        Tweets.create(service, "Theirs");

        page.click("#older");
        page.eventually(() -> assertThat(page.texts().subList(0, 3)).containsExactly("Theirs", "Mine", "There again"));

        assertThat(page.texts()).containsOnlyOnce("Mine");
        assertThat(page.find("#older").getText()).isNotEqualTo("Try again");
        assertThat(page.find("#list-problem").getText()).isEmpty();
    }

    @Test
    void ofTheConnectionIsShownWithoutAnId() {
        TweetsPage page;
        try (RunningService leaving = RunningService.on(() -> DATABASE, Map.of())) {
            leaving.start();
            leaving.awaitReady();
            page = TweetsPage.open(browser, leaving);
        }

        page.post("Too late");

        page.eventually(() -> assertThat(page.find("#compose .problem").getText()).isEqualTo("The service cannot be reached."));
    }
}
