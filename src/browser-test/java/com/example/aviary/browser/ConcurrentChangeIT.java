package com.example.aviary.browser;

import static com.example.aviary.browser.TweetsPage.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Browser;

/** Another user changes a tweet while it is on the page. */
class ConcurrentChangeIT {
    private static final String ID = "[0-9a-f-]{36}";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    private String path = "";

    @BeforeEach
    void createTweet() {
        path = Tweets.create(service, "Old");
    }

    private TweetsPage edited() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.click(path, ".edit");
        page.eventually(() -> page.write(item(path) + "textarea", "Mine"));
        return page;
    }

    /** The user and another caller have changed the same tweet. */
    private TweetsPage conflicting() {
        TweetsPage page = edited();
        service.put(path, Tweets.draft("Theirs"));
        page.click(path, ".submit");
        showsConflict(page, "Theirs");
        return page;
    }

    private void showsConflict(TweetsPage page, String current) {
        String number = path.substring("/tweets/".length());
        page.showsProblem(item(path), "Tweet " + number + " does not match If-Match.", ID);
        page.eventually(() -> assertThat(page.find(item(path) + "blockquote").getText()).isEqualTo(current));
        assertThat(service.get(path).body()).contains("\"" + current + "\"");
    }

    @Test
    void theEditorBeginsWithTheCurrentText() {
        TweetsPage page = TweetsPage.open(browser, service);
        service.put(path, Tweets.draft("Theirs"));

        page.click(path, ".edit");

        page.eventually(() -> assertThat(page.find(item(path) + "textarea").getDomProperty("value")).isEqualTo("Theirs"));
    }

    @Test
    void theCurrentTextCanBeTaken() {
        TweetsPage page = conflicting();

        page.click(path, ".take");
        assertThat(page.find(item(path) + "textarea").getDomProperty("value")).isEqualTo("Theirs");
        page.click(path, ".cancel");

        page.eventually(() -> assertThat(page.find(item(path) + ".text").getText()).isEqualTo("Theirs"));
        assertThat(service.get(path).body()).contains("Theirs");
    }

    @Test
    void theUsersTextCanBeKept() {
        TweetsPage page = conflicting();

        page.click(path, ".keep");
        page.click(path, ".submit");

        page.eventually(() -> assertThat(page.find(item(path) + ".text").getText()).isEqualTo("Mine"));
        assertThat(service.get(path).body()).contains("Mine");
    }

    @Test
    void itCanHappenAgain() {
        TweetsPage page = conflicting();
        page.click(path, ".keep");
        service.put(path, Tweets.draft("Theirs again"));

        page.click(path, ".submit");

        showsConflict(page, "Theirs again");
    }

    @Test
    void whatWasChangedIsNotDeletedUnseen() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.click(path, ".delete");
        page.eventually(() -> assertThat(page.find(item(path) + ".yes").isDisplayed()).isTrue());
        service.put(path, Tweets.draft("Theirs"));

        page.click(path, ".yes");
        page.eventually(() -> assertThat(page.find(item(path) + ".text").getText()).isEqualTo("Theirs"));
        assertThat(service.get(path).statusCode()).isEqualTo(200);

        page.click(path, ".yes");
        page.eventually(() -> assertThat(service.get(path).statusCode()).isEqualTo(404));
    }

    @Test
    void whatWasDeletedIsGone() {
        TweetsPage page = edited();
        service.delete(path);

        page.click(path, ".submit");

        page.showsProblem(item(path), "There is no tweet " + path.substring("/tweets/".length()) + ".", ID);
        assertThat(page.find(item(path) + "textarea").getDomProperty("value")).as("the text of the user").isEqualTo("Mine");

        page.click(path, ".cancel");
        page.showsProblem(item(path), "There is no tweet " + path.substring("/tweets/".length()) + ".", ID);
        assertThat(page.find(item(path) + ".edit").isDisplayed()).isFalse();
    }

    @Test
    void whatWasDeletedCannotBeEdited() {
        TweetsPage page = TweetsPage.open(browser, service);
        service.delete(path);

        page.click(path, ".edit");

        page.showsProblem(item(path), "There is no tweet " + path.substring("/tweets/".length()) + ".", ID);
        assertThat(page.find(item(path) + ".edit").isDisplayed()).isFalse();
    }
}
