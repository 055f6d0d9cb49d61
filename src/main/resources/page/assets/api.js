// The calls of the API that the page makes.

/** How long the page waits for an answer, in seconds: longer than the service takes by default to say that it has none. */
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
export const list = async (path = "/tweets") => (await send("GET", path, { isAnswer: isPage })).content;

/** A tweet and its entity tag: {tweet, tag}. */
export async function read(path) {
  const { content, tag } = await send("GET", path, { isAnswer: isTweet });
  if (!tag) {
    throw new Problem("The answer does not say which version of the tweet it is (no ETag): a change could undo somebody else's.");
  }
  return { tweet: content, tag };
}

/** The new tweet. */
export const create = async (text) => (await send("POST", "/tweets", { body: { text }, isAnswer: isTweet })).content;

/** The changed tweet. Only if it still is the version with this entity tag, else a Problem of status 412. */
export const update = async (tweet, tag) => (await send("PUT", tweet.href, { body: tweet, tag, isAnswer: isTweet })).content;

/** Only if it still is the version with this entity tag, else a Problem of status 412. */
export const remove = (path, tag) => send("DELETE", path, { tag, isAnswer: (content, status) => status === 204 });

const isPage = (content) => Array.isArray(content?.items);
const isTweet = (content) => typeof content?.text === "string";

async function send(method, path, { body, tag, isAnswer }) {
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
    content = await response.json().catch(nullIfNotJson);
  } catch (error) {
    throw new Problem(error.name === "TimeoutError"
      ? `The service has not answered within ${LIMIT} seconds.`
      : "The service cannot be reached.");
  }
  // Something between the page and the service may have answered: then there is no problem document, ...
  if (!response.ok && response.type !== "opaqueredirect") {
    throw new Problem(sentence(content?.detail ?? `The answer was ${response.status} ${response.statusText}`.trim()), response.status,
      content?.requestId ?? response.headers.get("X-Request-ID"));
  }
  // ... or a page to sign in.
  if (!response.ok || !isAnswer(content, response.status)) {
    throw new Problem("Something else than the service has answered. Perhaps you have to sign in: do so in another tab, and try again.");
  }
  // A proxy that compresses answers makes the tag weak, and weak ones never match.
  return { content, tag: response.headers.get("ETag")?.replace(/^W\//, "") };
}

function nullIfNotJson(error) {
  if (error instanceof SyntaxError) {
    return null;
  }
  throw error;
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (words.endsWith(".") ? "" : ".");
