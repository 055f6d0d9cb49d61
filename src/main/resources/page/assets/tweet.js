// A tweet in the list: shown, changed, deleted.

import { read, remove, update } from "./api.js";
import { announce, byId, fromTemplate, oneAtATime, showProblem } from "./dom.js";
import { editor } from "./editor.js";

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/**
 * A list item.
 *
 * @param tweet as the API has it
 * @param removed called after the item has left the list
 */
export function tweetItem(tweet, removed) {
  const item = fromTemplate("tweet");
  const text = item.querySelector(".text");
  const place = item.querySelector(".editor-place");
  const problems = item.querySelector(".problem-place");
  const actions = item.querySelector(".actions");
  const time = item.querySelector("time");

  item.id = `tweet-${tweet.id}`;
  item.querySelector(".permalink").href = tweet.href;
  item.querySelector(".number").textContent = `#${tweet.id}`;
  time.dateTime = tweet.timestamp;
  time.textContent = TIME.format(new Date(tweet.timestamp));
  show(tweet);
  if (actions) {
    const edit = actions.querySelector(".edit");
    const del = actions.querySelector(".delete");
    edit.setAttribute("aria-label", `Edit tweet ${tweet.id}`);
    del.setAttribute("aria-label", `Delete tweet ${tweet.id}`);
    edit.addEventListener("click", oneAtATime(item, () => begin(openEditor)));
    del.addEventListener("click", oneAtATime(item, () => begin(openConfirmation)));
  }
  return item;

  function show(current) {
    text.textContent = current.text;
  }

  /** The list may be old: what is changed or deleted is the version that the service has now. */
  async function begin(open) {
    problems.replaceChildren();
    try {
      const current = await read(tweet.href);
      show(current.tweet);
      open(current);
    } catch (problem) {
      failed(problem);
    }
  }

  function failed(problem) {
    showProblem(problems, problem);
    if (problem.status === 404) {
      gone();
    }
  }

  function gone() {
    place.replaceChildren();
    text.hidden = false;
    item.classList.add("gone");
    actions.hidden = true;
    item.focus();
  }

  function close(button) {
    place.replaceChildren();
    text.hidden = false;
    actions.hidden = false;
    actions.querySelector(button).focus();
  }

  function openEditor({ tweet: current, tag }) {
    const form = editor({
      label: `Edit tweet ${tweet.id}`,
      submit: "Save",
      text: current.text,
      async save(words) {
        const changed = await update(tweet.href, words, tag);
        show(changed.tweet);
        close(".edit");
        announce(`Tweet ${tweet.id} is changed`);
      },
      cancel: () => close(".edit"),
      async failed(problem) {
        if (problem.status === 412) {
          await offerCurrent();
        } else if (problem.status === 404) {
          failed(problem);
        }
      },
    });
    place.replaceChildren(form.form);
    text.hidden = true;
    actions.hidden = true;
    form.area.focus();

    async function offerCurrent() {
      let now;
      try {
        now = await read(tweet.href);
      } catch (problem) {
        failed(problem);
        return;
      }
      const conflict = fromTemplate("conflict");
      conflict.querySelector("blockquote").textContent = now.tweet.text;
      show(now.tweet);
      const decide = (words) => {
        tag = now.tag;
        form.clearProblem();
        form.setText(words);
        form.area.focus();
      };
      conflict.querySelector(".take").addEventListener("click", () => decide(now.tweet.text));
      conflict.querySelector(".keep").addEventListener("click", () => decide(form.area.value));
      form.problems.append(conflict);
    }
  }

  function openConfirmation({ tag }) {
    const question = fromTemplate("confirm");
    question.querySelector(".no").addEventListener("click", () => {
      problems.replaceChildren();
      close(".delete");
    });
    question.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        question.querySelector(".no").click();
      }
    });
    question.querySelector(".yes").addEventListener("click", oneAtATime(question, async () => {
      try {
        await remove(tweet.href, tag);
        leave();
      } catch (problem) {
        failed(problem);
        if (problem.status === 412) {
          await showCurrent();
        }
      }
    }));
    place.replaceChildren(question);
    actions.hidden = true;
    question.querySelector(".no").focus();

    /** The question stays: now it is about the version that is shown. */
    async function showCurrent() {
      try {
        const now = await read(tweet.href);
        tag = now.tag;
        show(now.tweet);
      } catch (problem) {
        failed(problem);
      }
    }
  }

  function leave() {
    const next = item.nextElementSibling ?? item.previousElementSibling ?? byId("heading");
    item.remove();
    next.focus();
    announce(`Tweet ${tweet.id} is deleted`);
    removed();
  }
}
