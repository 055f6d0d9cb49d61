// Calls of the service's API.

/** How long the page waits for an answer, in seconds: longer than the service takes by default to say that it has none. */
const LIMIT = 30;

/** What the service, or the way to it, says is wrong. */
export class Problem extends Error {
  constructor(detail, status, requestId, violations = []) {
    super(detail);
    this.status = status;
    this.requestId = requestId;
    this.fields = violations.map((violation) => violation.field);
  }
}

/** A page of a list: {items, next}. */
export const list = async (path) => (await send("GET", path, { isAnswer: (content) => Array.isArray(content?.items) })).content;

/** A resource and its entity tag: {content, tag}. */
export async function read(path) {
  const resource = await send("GET", path, { isAnswer: isResource });
  if (!resource.tag) {
    throw new Problem("The response has no ETag, so a change could overwrite the change of another user.");
  }
  return resource;
}

/** The new resource, in the list at this path. */
export const create = async (path, body) => (await send("POST", path, { body, isAnswer: isResource })).content;

/** The changed resource. A Problem of status 412 if the resource no longer has this entity tag. */
export const update = async (body, tag) => (await send("PUT", body.href, { body, tag, isAnswer: isResource })).content;

/** Deletes a resource. A Problem of status 412 if the resource no longer has this entity tag. */
export const remove = (path, tag) => send("DELETE", path, { tag, isAnswer: (content, status) => status === 204 });

const isResource = (content) => typeof content?.href === "string";

/**
 * Calls the API.
 *
 * @param method the method
 * @param path where
 * @param options body: what is sent as JSON; tag: the entity tag that the resource must still have (else a Problem of status 412);
 *   isAnswer: whether content and status are those of the service, and not of something on the way to it
 * @return {content, tag} the answer's content and entity tag
 * @throws Problem what went wrong, as a sentence
 */
export async function send(method, path, { body, tag, isAnswer }) {
  const headers = { Accept: "application/json" };
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  if (tag) {
    headers["If-Match"] = tag;
  }
  let response;
  let content;
  try {
    response = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), cache: "no-store", redirect: "manual",
      signal: AbortSignal.timeout(LIMIT * 1000),
    });
    content = parse(await response.text());
  } catch (error) {
    throw new Problem(error.name === "TimeoutError"
      ? `The service has not answered within ${LIMIT} seconds.`
      : "The service cannot be reached.");
  }
  // Something between the page and the service may have answered: then there is no problem document, ...
  if (!response.ok && response.type !== "opaqueredirect") {
    const { detail = `The answer was ${response.status} ${response.statusText}`.trim(), requestId = response.headers.get("X-Request-ID"),
      violations } = content ?? {};
    const details = violations?.map(({ field, message }) => `${field} ${message}`) ?? [detail];
    throw new Problem(details.map(sentence).join(" "), response.status, requestId, violations);
  }
  // ... or a page to sign in.
  if (!response.ok || !isAnswer(content, response.status)) {
    throw new Problem("Something else than the service has answered. Perhaps you have to sign in: do so in another tab, and try again.");
  }
  // A proxy that compresses answers makes the tag weak, and weak ones never match.
  return { content, tag: response.headers.get("ETag")?.replace(/^W\//, "") };
}

/** JSON, or null. A whole number that JavaScript does not have, such as an id beyond 2^53, becomes its digits. */
function parse(text) {
  try {
    return JSON.parse(text, (name, value, context) =>
      (Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source ?? value : value));
  } catch {
    return null;
  }
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (words.endsWith(".") ? "" : ".");
