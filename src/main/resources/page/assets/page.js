// The page: a form for a new tweet, the newest tweets, older ones on demand.

import { create, list } from "./api.js";
import { announce, byId, oneAtATime, showProblem } from "./dom.js";
import { editor } from "./editor.js";
import { tweetItem } from "./tweet.js";

const tweets = byId("tweets");
const older = byId("older");
const problems = byId("list-problem");
const compose = byId("compose");
let next;

const item = (tweet) => tweetItem(tweet, showWhetherEmpty);

function showWhetherEmpty() {
  byId("empty").hidden = tweets.childElementCount > 0 || next !== undefined;
}

/** Appends a page of the list; returns its items. */
async function load(path) {
  const page = await list(path);
  next = page.next;
  const items = page.items.map(item);
  tweets.append(...items);
  older.hidden = next === undefined;
  older.textContent = "Older tweets";
  problems.replaceChildren();
  showWhetherEmpty();
  return items;
}

/** What failed can be tried again: by the button below what went wrong. */
function failed(problem) {
  showProblem(problems, problem);
  older.textContent = "Try again";
  older.hidden = false;
}

const more = oneAtATime(tweets, async () => {
  const first = tweets.childElementCount === 0;
  try {
    const items = await load(next);
    if (!first) {
      items[0]?.focus();
      announce(`${items.length} older tweets`);
    } else if (document.activeElement === older) {
      byId("heading").focus();
    }
  } catch (problem) {
    failed(problem);
  }
});
older.addEventListener("click", more);

if (compose) {
  const form = editor({
    label: "What is new?",
    submit: "Post",
    async save(text) {
      const { tweet } = await create(text);
      tweets.prepend(item(tweet));
      showWhetherEmpty();
      form.setText("");
      form.area.focus();
      announce("Your tweet is posted");
    },
  });
  compose.append(form.form);
}

tweets.ariaBusy = "false";
await more();
