// The page: a form for a new tweet, the newest tweets, older ones on demand.

import { announce, byId, oneAtATime, showProblem } from "./dom.js";
import { editor } from "./form.js";
import { create, list } from "./http.js";
import { itemId, tweetItem } from "./tweet.js";

const PATH = "/tweets";
const tweets = byId("tweets");
const older = byId("older");
const problems = byId("list-problem");
const compose = byId("compose");
let loaded = false;
let next = PATH;

/** A posted tweet may be in the first page of the list as well, whichever comes first. */
const item = (tweet) => byId(itemId(tweet)) ?? tweetItem(tweet, showWhetherEmpty);

function showWhetherEmpty() {
  const empty = loaded && next === undefined && tweets.childElementCount === 0;
  tweets.hidden = empty;
  byId("empty").hidden = !empty;
}

/** Appends a page of the list; returns its items. */
async function load(path) {
  const page = await list(path);
  loaded = true;
  next = page.next;
  const items = page.items.map(item);
  const focused = document.activeElement;
  tweets.append(...items);
  focused?.focus(); // it may be in one that was there, and has been moved
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

const more = oneAtATime(tweets, async (focus) => {
  const first = !loaded;
  try {
    const items = await load(next);
    if (!first) {
      focus(items[0] ?? byId("heading"));
      announce(items.length === 0 ? "There are no older tweets" : `${items.length} older tweets`);
    } else if (document.activeElement === older) {
      focus(byId("heading"));
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
    async save(values, focus) {
      tweets.prepend(item(await create(PATH, values)));
      showWhetherEmpty();
      form.set({});
      focus(form.first);
      announce("Your tweet is posted");
    },
  });
  compose.append(form.form);
}

tweets.ariaBusy = "false";
await more();
