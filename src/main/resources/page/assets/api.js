// The calls of the API that the page makes.

import { Problem, send } from "./http.js";

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
export const create = async (values) => (await send("POST", "/tweets", { body: values, isAnswer: isTweet })).content;

/** The changed tweet. Only if it still is the version with this entity tag, else a Problem of status 412. */
export const update = async (tweet, tag) => (await send("PUT", tweet.href, { body: tweet, tag, isAnswer: isTweet })).content;

/** Only if it still is the version with this entity tag, else a Problem of status 412. */
export const remove = (path, tag) => send("DELETE", path, { tag, isAnswer: (content, status) => status === 204 });

const isPage = (content) => Array.isArray(content?.items);
const isTweet = (content) => typeof content?.href === "string";
