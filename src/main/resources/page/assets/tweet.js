// A tweet in the list: shown, changed, deleted.

import { announce, byId, fill, fromTemplate, isBusy, oneAtATime, showProblem } from "./dom.js";
import { editor } from "./form.js";
import { read, remove, update } from "./http.js";

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The id of a tweet's item in the document. */
export const itemId = (tweet) => `tweet-${tweet.id}`;

/**
 * A list item.
 *
 * @param tweet as the API has it
 * @param removed called after the item has left the list
 */
export function tweetItem(tweet, removed) {
  const item = fromTemplate("tweet");
  const content = item.querySelector(".content");
  const place = item.querySelector(".editor-place");
  const problems = item.querySelector(".problem-place");
  const actions = item.querySelector(".actions");
  const time = item.querySelector("time");
  /** The Problem that reported that another client deleted the tweet, or null. */
  let gone = null;

  item.id = itemId(tweet);
  item.querySelector(".permalink").href = tweet.href;
  time.dateTime = tweet.timestamp;
  time.textContent = TIME.format(new Date(tweet.timestamp));
  fill(item, tweet);
  if (actions) {
    const edit = actions.querySelector(".edit");
    const del = actions.querySelector(".delete");
    edit.setAttribute("aria-label", `Edit tweet ${tweet.id}`);
    del.setAttribute("aria-label", `Delete tweet ${tweet.id}`);
    edit.addEventListener("click", oneAtATime(item, (focus) => begin(openEditor, focus)));
    del.addEventListener("click", oneAtATime(item, (focus) => begin(openConfirmation, focus)));
  }
  return item;

  /** The list may be old: what is changed or deleted is the version that the service has now. */
  async function begin(open, focus) {
    problems.replaceChildren();
    try {
      const current = await read(tweet.href);
      fill(item, current.content);
      actions.hidden = true;
      focus(open(current));
    } catch (problem) {
      failed(problem, focus);
    }
  }

  function failed(problem, focus) {
    showProblem(problems, problem);
    if (problem.status === 404) {
      setGone(problem);
      place.replaceChildren();
      focus(item);
    }
  }

  /** Marks the item as gone, or no longer, when the problem is null. */
  function setGone(problem) {
    gone = problem;
    item.classList.toggle("gone", gone !== null);
    actions.hidden = true;
  }

  function close(button, focus = (target) => target.focus()) {
    place.replaceChildren();
    problems.replaceChildren();
    content.hidden = false;
    if (gone) {
      showProblem(problems, gone);
      focus(item);
    } else {
      actions.hidden = false;
      focus(actions.querySelector(button));
    }
  }

  /** Returns what should have the focus. */
  function openEditor({ content: current, tag }) {
    const form = editor({
      label: `Edit tweet ${tweet.id}`,
      submit: "Save",
      values: current,
      async save(values, focus) {
        // With all fields: what is not sent is gone, even what this form does not know.
        fill(item, await update({ ...current, ...values }, tag));
        setGone(null);
        close(".edit", focus);
        announce(`Tweet ${tweet.id} is changed`);
      },
      cancel: () => close(".edit"),
      async failed(problem) {
        if (problem.status === 412) {
          await offerCurrent();
        } else if (problem.status === 404) {
          setGone(problem); // the form stays, with the user's words
        }
      },
    });
    place.replaceChildren(form.form);
    content.hidden = true;
    return form.first;

    async function offerCurrent() {
      let now;
      try {
        now = await read(tweet.href);
      } catch (problem) {
        showProblem(form.problems, problem);
        if (problem.status === 404) {
          setGone(problem);
        }
        return;
      }
      const conflict = fromTemplate("conflict");
      fill(conflict, now.content);
      fill(item, now.content);
      const decide = (choose) => {
        if (isBusy(form.form)) {
          return;
        }
        ({ content: current, tag } = now);
        form.clearProblem();
        choose();
        form.first.focus();
      };
      conflict.querySelector(".take").addEventListener("click", () => decide(() => form.set(now.content)));
      conflict.querySelector(".keep").addEventListener("click", () => decide(() => {}));
      form.problems.append(conflict);
    }
  }

  /** Returns what should have the focus. */
  function openConfirmation({ tag }) {
    const question = fromTemplate("confirm");
    const no = question.querySelector(".no");
    no.addEventListener("click", () => {
      if (!isBusy(question)) {
        close(".delete");
      }
    });
    question.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        no.click();
      }
    });
    question.querySelector(".yes").addEventListener("click", oneAtATime(question, async (focus) => {
      try {
        await remove(tweet.href, tag);
        leave(focus);
      } catch (problem) {
        failed(problem, focus);
        if (problem.status === 412) {
          await showCurrent(focus);
        }
      }
    }));
    place.replaceChildren(question);
    return no;

    /** The question stays: now it is about the version that is shown. */
    async function showCurrent(focus) {
      try {
        const now = await read(tweet.href);
        tag = now.tag;
        fill(item, now.content);
      } catch (problem) {
        failed(problem, focus);
      }
    }
  }

  function leave(focus) {
    const next = item.nextElementSibling ?? item.previousElementSibling ?? byId("heading");
    item.remove();
    focus(next);
    announce(`Tweet ${tweet.id} is deleted`);
    removed();
  }
}
