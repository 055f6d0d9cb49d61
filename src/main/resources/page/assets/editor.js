// The form in which a tweet's text is written or changed.

import { announce, fromTemplate, isBusy, oneAtATime, showProblem } from "./dom.js";

const MAXIMUM = 140;
const NEARLY = MAXIMUM - 20;
let editors = 0;

/** As the API counts: Unicode code points. An emoji is one, though a string has two units for it. */
const countCharacters = (text) => [...text].length;

/**
 * A form.
 *
 * @param options label and submit, its words; text, to begin with; save(text, focus), which may throw a Problem; cancel, if it
 * can be; failed(problem), told of it after it is shown
 */
export function editor({ label, submit, text = "", save, cancel, failed }) {
  const form = fromTemplate("editor");
  const area = form.querySelector("textarea");
  const count = form.querySelector(".count");
  const problems = form.querySelector(".problem-place");
  const number = ++editors;

  form.querySelector("label").textContent = label;
  form.querySelector("label").htmlFor = area.id = `text-${number}`;
  count.id = `count-${number}`;
  problems.id = `problem-${number}`;
  area.setAttribute("aria-describedby", `${count.id} ${problems.id}`);
  form.querySelector(".submit").textContent = submit;

  let before = 0;
  function recount() {
    const now = countCharacters(area.value);
    count.textContent = `${now} of ${MAXIMUM}`;
    count.classList.toggle("nearly", now > NEARLY && now <= MAXIMUM);
    count.classList.toggle("over", now > MAXIMUM);
    for (const limit of [NEARLY, MAXIMUM]) {
      if (before <= limit && now > limit) {
        announce(`${now} of ${MAXIMUM} characters`);
      }
    }
    before = now;
  }
  function setText(value) {
    area.value = value;
    recount();
  }
  function clearProblem() {
    problems.replaceChildren();
    area.removeAttribute("aria-invalid");
  }

  area.addEventListener("input", recount);
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return; // Enter and Escape are about the character that is being put together
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      leave();
    }
  });
  form.addEventListener("submit", oneAtATime(form, async (focus) => {
    area.readOnly = true; // what was typed now would neither be saved nor stay
    try {
      await save(area.value, focus);
      clearProblem();
    } catch (problem) {
      showProblem(problems, problem);
      area.setAttribute("aria-invalid", problem.status === 400);
      focus(area);
      await failed?.(problem);
    } finally {
      area.readOnly = false;
    }
  }));
  const cancelButton = form.querySelector(".cancel");
  cancelButton.hidden = !cancel;
  cancelButton.addEventListener("click", leave);

  /** What is on its way to the service cannot be called back. */
  function leave() {
    if (!isBusy(form)) {
      cancel?.();
    }
  }

  setText(text);
  return { form, area, problems, setText, clearProblem };
}
