// The calls of the API that the page makes.

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
export const read = (path) => send("GET", path).then(tagged);

export const create = (text) => send("POST", "/tweets", { text }).then(tagged);

/** Only if it still is the version with this entity tag, else a Problem of status 412. */
export const update = (path, text, tag) => send("PUT", path, { text }, tag).then(tagged);

/** Only if it still is the version with this entity tag, else a Problem of status 412. */
export const remove = (path, tag) => send("DELETE", path, undefined, tag);

const tagged = ({ body, tag }) => ({ tweet: body, tag });

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
    response = await fetch(path, { method, headers, cache: "no-store", body: body && JSON.stringify(body) });
  } catch {
    throw new Problem("The service cannot be reached.");
  }
  const content = await response.json().catch(() => null);
  if (!response.ok) {
    // Something between the page and the service may have answered: then there is no problem document.
    throw new Problem(sentence(content?.detail ?? `The answer was ${response.status} ${response.statusText}`), response.status,
      content?.requestId ?? response.headers.get("X-Request-ID"));
  }
  return { body: content, tag: response.headers.get("ETag") };
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (words.endsWith(".") ? "" : ".");
