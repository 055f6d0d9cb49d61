// The calls of the API that the page makes.

/** How long the page waits for an answer, in seconds: longer than the service takes to say that it has none. */
const LIMIT = 30;

/** What the service, or the way to it, says is wrong. */
export class Problem extends Error {
  constructor(detail, status, requestId) {
    super(detail);
    this.status = status;
    this.requestId = requestId;
  }
}

/** A page of tweets: {items, next}. */
export const list = async (path = "/tweets") => (await send("GET", path)).body;

/** A tweet and its entity tag: {tweet, tag}. */
export async function read(path) {
  const { body, tag } = await send("GET", path);
  if (!tag) {
    throw new Problem("The answer does not say which version of the tweet it is (no ETag): a change could undo somebody else's.");
  }
  return { tweet: body, tag };
}

/** The new tweet. */
export const create = async (text) => (await send("POST", "/tweets", { text })).body;

/** The changed tweet. Only if it still is the version with this entity tag, else a Problem of status 412. */
export const update = async (path, text, tag) => (await send("PUT", path, { text }, tag)).body;

/** Only if it still is the version with this entity tag, else a Problem of status 412. */
export const remove = (path, tag) => send("DELETE", path, undefined, tag);

async function send(method, path, body, tag) {
  const headers = { Accept: "application/json" };
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  if (tag) {
    headers["If-Match"] = tag;
  }
  let response;
  try {
    response = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), cache: "no-store", signal: AbortSignal.timeout(LIMIT * 1000),
    });
  } catch (error) {
    throw new Problem(error.name === "TimeoutError"
      ? `The service has not answered within ${LIMIT} seconds.`
      : "The service cannot be reached.");
  }
  const content = await response.json().catch(() => null);
  if (!response.ok) {
    // Something between the page and the service may have answered: then there is no problem document.
    throw new Problem(sentence(content?.detail ?? `The answer was ${response.status} ${response.statusText}`), response.status,
      content?.requestId ?? response.headers.get("X-Request-ID"));
  }
  // Or it may ask to sign in, by a page of its own with the status 200.
  if (response.redirected || (method === "DELETE" ? response.status !== 204 : content === null)) {
    throw new Problem("Something else than the service has answered. Do you have to sign in again? Then reload this page.");
  }
  // A proxy that compresses answers makes the tag weak, and weak ones never match.
  return { body: content, tag: response.headers.get("ETag")?.replace(/^W\//, "") };
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (words.endsWith(".") ? "" : ".");
