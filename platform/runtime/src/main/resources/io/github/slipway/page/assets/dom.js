// What the parts of the page have in common.

export const byId = (id) => document.getElementById(id);

/** A new element from the template NAME-template. */
export const fromTemplate = (name) => byId(`${name}-template`).content.firstElementChild.cloneNode(true);

/** Shows the fields of a resource, each in the elements with its name in `data-field`. */
export function fill(place, resource) {
  for (const element of place.querySelectorAll("[data-field]")) {
    element.textContent = resource[element.dataset.field];
  }
}

/** Announces words to screen readers. Emptying the element first makes them read the same words twice. */
export function announce(words) {
  const status = byId("status");
  status.replaceChildren();
  setTimeout(() => status.textContent = words);
}

/** Shows in this place what is wrong, instead of what was wrong before. */
export function showProblem(place, problem) {
  const shown = fromTemplate("problem");
  shown.querySelector(".detail").textContent = problem.message;
  if (problem.requestId) {
    shown.querySelector(".request").hidden = false;
    shown.querySelector("code").textContent = problem.requestId;
  }
  place.replaceChildren(shown);
}

export const isBusy = (element) => element.ariaBusy === "true";

/**
 * Makes an action wait for itself: a second click while it runs does nothing. Buttons keep the focus, so they are not disabled.
 *
 * @param element what is busy meanwhile
 * @param action given a function that moves the focus, unless the user has moved it elsewhere since the action began
 */
export function oneAtATime(element, action) {
  return async (event) => {
    event?.preventDefault();
    if (isBusy(element)) {
      return;
    }
    const from = document.activeElement;
    element.ariaBusy = "true";
    try {
      await action((target) => {
        const now = document.activeElement;
        if (!now || now === from || now === document.body || !now.checkVisibility()) {
          target.focus();
        }
      });
    } finally {
      element.ariaBusy = "false";
    }
  };
}
