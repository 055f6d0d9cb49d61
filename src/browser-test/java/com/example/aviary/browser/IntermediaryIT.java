package com.example.aviary.browser;

import static com.example.aviary.browser.TweetsPage.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.browser.Browser;

/** A gateway between the page and the service responds itself, or changes the response of the service. */
class IntermediaryIT {
    private static final String SOMETHING_ELSE = "Something else than the service has answered. "
            + "Perhaps you have to sign in: do so in another tab, and try again.";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();
    @RegisterExtension
    static final Browser browser = new Browser();

    private String path = "";

    @BeforeEach
    void createTweet() {
        path = Tweets.create(service, "Old");
    }

    /** Lets statements return the response that the page sees. They use {@code answer} and the request's {@code options}. */
    private static void change(String statements) {
        browser.driver().executeScript("""
                const send = window.fetch;
                const between = new Function("answer", "options", arguments[0]);
                window.fetch = async (path, options) => between(await send(path, options), options);""", statements);
    }

    private static void changeTag(String expression) {
        change("""
                const headers = new Headers(answer.headers);
                const tag = headers.get("ETag");
                headers.delete("ETag");
                const other = %s;
                if (tag && other) {
                  headers.set("ETag", other);
                }
                return new Response(answer.body, {status: answer.status, headers});""".formatted(expression));
    }

    private static void saysThatSomethingElseHasAnswered(TweetsPage page, String place) {
        page.eventually(() -> assertThat(page.find(place + ".problem").getText()).isEqualTo(SOMETHING_ELSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "return new Response('<!doctype html><title>Sign in</title>', {headers: {'Content-Type': 'text/html'}})",
            "return new Response('{}', {headers: {'Content-Type': 'application/json'}})",
            "return Object.defineProperties(Response.error(), {type: {value: options.redirect === 'manual' && 'opaqueredirect'}})"})
    void aPageToSignInIsNoSuccess(String answer) {
        TweetsPage page = TweetsPage.open(browser, service);
        List<String> before = page.texts();
        change(answer);

        page.post("Not lost");

        saysThatSomethingElseHasAnswered(page, "#compose ");
        assertThat(page.texts()).isEqualTo(before);
        assertThat(page.find("#compose textarea").getDomProperty("value")).isEqualTo("Not lost");
    }

    @Test
    void anAnswerOfTheGatewayIsShownWithoutAnId() {
        TweetsPage page = TweetsPage.open(browser, service);
        change("return new Response('<h1>Bad gateway</h1>', {status: 502})");

        page.post("Not lost");

        page.eventually(() -> assertThat(page.find("#compose .problem").getText()).isEqualTo("The answer was 502."));
    }

    /** While a release replaces another, a gateway may return 404 for any path. */
    @Test
    void aTweetThatWasNotFoundMayBeThere() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.click(path, ".edit");
        page.eventually(() -> page.write(item(path) + "textarea", "New"));
        browser.driver().executeScript("""
                window.send = window.fetch;
                window.fetch = async () => new Response("", {status: 404});""");
        page.click(path, ".submit");
        page.eventually(() -> assertThat(page.find(item(path) + ".problem").getText()).isEqualTo("The answer was 404."));
        browser.driver().executeScript("window.fetch = window.send");

        page.click(path, ".submit");

        page.eventually(() -> assertThat(page.find(item(path) + ".text").getText()).isEqualTo("New"));
        page.eventually(() -> assertThat(page.find(item(path) + ".edit").isDisplayed()).isTrue());
        assertThat(page.find(item(path)).getDomAttribute("class")).isEmpty();
    }

    @Test
    void norIsItADeletion() {
        TweetsPage page = TweetsPage.open(browser, service);
        page.click(path, ".delete");
        page.eventually(() -> assertThat(page.find(item(path) + ".confirm").isDisplayed()).isTrue());
        change("return new Response('{}', {headers: {'Content-Type': 'application/json'}})");

        page.click(path, ".yes");

        saysThatSomethingElseHasAnswered(page, item(path));
        assertThat(page.texts()).contains("Old");
    }

    /** nginx makes tags weak when it compresses a response. */
    @Test
    void aTagMayBecomeWeak() {
        TweetsPage page = TweetsPage.open(browser, service);
        changeTag("'W/' + tag");

        page.click(path, ".edit");
        page.eventually(() -> page.write(item(path) + "textarea", "New"));
        page.click(path, ".submit");

        page.eventually(() -> assertThat(page.find(item(path) + ".text").getText()).isEqualTo("New"));
        assertThat(service.get(path).body()).contains("New");
    }

    @Test
    void withoutATagNothingIsChanged() {
        TweetsPage page = TweetsPage.open(browser, service);
        changeTag("null");

        page.click(path, ".delete");

        page.eventually(() -> assertThat(page.find(item(path) + ".problem").getText()).contains("no ETag"));
        assertThat(service.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void itMayNeverAnswer() {
        TweetsPage page = TweetsPage.open(browser, service);
        browser.driver().executeScript("""
                AbortSignal.timeout = milliseconds => {
                  window.limit = milliseconds;
                  return AbortSignal.abort(new DOMException("too late", "TimeoutError"));
                };""");

        page.post("Not lost");

        page.eventually(() -> assertThat(page.find("#compose .problem").getText())
                .isEqualTo("The service has not answered within 30 seconds."));
        assertThat(browser.driver().executeScript("return limit")).isEqualTo(30_000L);
        assertThat(page.find("#compose textarea").getDomProperty("value")).isEqualTo("Not lost");
    }
}
