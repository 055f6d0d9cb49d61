// The form that creates or changes a resource: a copy of `editor-template`. Its controls have the names of the resource's fields.
// Each is in a `.field` with its label. `data-max` is the limit of a field, in characters.

import { announce, fromTemplate, isBusy, oneAtATime, showProblem } from "./dom.js";

const NEARLY = 20;
let editors = 0;

/** Counts Unicode code points, as the API does. An emoji is one, though a string has two units for it. */
const countCharacters = (text) => [...text].length;

/**
 * A form.
 *
 * @param options label, the words at the first control; submit, the words on the button; values, the fields at the beginning;
 *   save(values, focus), which may throw a Problem; cancel, if the form can be cancelled; failed(problem), called after the form
 *   shows the problem
 * @return {form, first, problems, set(values), clearProblem} the element, its first control, the place of problems
 */
export function editor({ label, submit, values = {}, save, cancel, failed }) {
  const form = fromTemplate("editor");
  const controls = [...form.querySelectorAll("[name]")];
  const [first] = controls;
  const problems = form.querySelector(".problem-place");
  const number = ++editors;

  form.querySelector("label").textContent = label;
  form.querySelector(".submit").textContent = submit;
  problems.id = `problem-${number}`;
  const recounts = controls.map((control) => {
    control.id = `${control.name}-${number}`;
    control.closest(".field").querySelector("label").htmlFor = control.id;
    control.setAttribute("aria-describedby", problems.id);
    return control.dataset.max ? counter(control) : () => {};
  });

  function set(fields) {
    for (const control of controls) {
      control.value = fields[control.name] ?? "";
    }
    recounts.forEach((recount) => recount());
  }
  function clearProblem() {
    problems.replaceChildren();
    controls.forEach((control) => control.removeAttribute("aria-invalid"));
  }
  function lock(locked) {
    controls.forEach((control) => control.readOnly = locked);
  }

  form.addEventListener("keydown", (event) => {
    if (event.isComposing || !controls.includes(event.target)) {
      return; // while a character is composed, Enter and Escape are for the input method
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      leave();
    }
  });
  form.addEventListener("submit", oneAtATime(form, async (focus) => {
    lock(true); // the response would overwrite what the user types now
    try {
      await save(Object.fromEntries(controls.map((control) => [control.name, control.value])), focus);
      clearProblem();
    } catch (problem) {
      showProblem(problems, problem);
      controls.forEach((control) => control.setAttribute("aria-invalid", problem.fields.includes(control.name)));
      focus(controls.find((control) => problem.fields.includes(control.name)) ?? first);
      await failed?.(problem);
    } finally {
      lock(false);
    }
  }));
  const cancelButton = form.querySelector(".cancel");
  cancelButton.hidden = !cancel;
  cancelButton.addEventListener("click", leave);

  /** A request that is under way cannot be cancelled. */
  function leave() {
    if (!isBusy(form)) {
      cancel?.();
    }
  }

  set(values);
  return { form, first, problems, set, clearProblem };
}

/** Shows how many characters a control has and may have. Returns a function that counts again. */
function counter(control) {
  const max = Number(control.dataset.max);
  const nearly = max - NEARLY;
  const count = document.createElement("span");
  count.className = "count";
  count.id = `${control.id}-count`;
  control.after(count);
  control.setAttribute("aria-describedby", `${count.id} ${control.getAttribute("aria-describedby")}`);
  control.addEventListener("input", recount);
  let before = 0;
  return recount;

  function recount() {
    const now = countCharacters(control.value);
    count.textContent = `${now} of ${max}`;
    count.classList.toggle("nearly", now > nearly && now <= max);
    count.classList.toggle("over", now > max);
    for (const limit of [nearly, max]) {
      if (before <= limit && now > limit) {
        announce(`${now} of ${max} characters`);
      }
    }
    before = now;
  }
}
