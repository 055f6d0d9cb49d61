// What the parts of the page have in common.

export const byId = (id) => document.getElementById(id);

/** A new element from the template NAME-template. */
export const fromTemplate = (name) => byId(`${name}-template`).content.firstElementChild.cloneNode(true);

/** Says it to who does not see it. */
export function announce(words) {
  byId("status").textContent = words;
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

/** Makes the action wait for itself: a second click while it runs does nothing. Buttons keep the focus, so they are not disabled. */
export function oneAtATime(element, action) {
  return async (event) => {
    event?.preventDefault();
    if (element.ariaBusy === "true") {
      return;
    }
    element.ariaBusy = "true";
    try {
      await action();
    } finally {
      element.ariaBusy = "false";
    }
  };
}
