// One HTTP exchange: bounded in time and size, read to its end before it counts as an answer.

/** Longest answer that is taken, in bytes. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** What of the platform's `fetch` is used. https://fetch.spec.whatwg.org/#fetch-method */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** An answer as Octokit reads it; its text is here already. */
export interface WholeAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: Headers;
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/**
 * Makes a `fetch` with a time limit for the whole answer, since Octokit itself takes an answer that breaks off for an
 * empty one. `onRequest` is told of every request. Fails as `fetch` does, with a cause that says why.
 */
export function makeFetch(
  fetch: Fetch,
  limits: { readonly requestMs: number },
  onRequest: () => void,
): (url: string, init: RequestInit) => Promise<WholeAnswer> {
  return async (url, init) => {
    onRequest();
    const signal = AbortSignal.timeout(limits.requestMs);
    try {
      const response = await fetch(url, { ...init, signal });
      const bytes = await readBounded(response);
      const text = new TextDecoder().decode(bytes);
      const { status, statusText, headers } = response;
      if (status < 400 && isJson(headers)) checkJson(text);
      return {
        status,
        statusText,
        url: response.url,
        headers,
        text: () => Promise.resolve(text),
        arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer),
      };
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new TypeError("no answer in time", {
        cause: new Error(`no answer in ${limits.requestMs / 1000} seconds`),
      });
    }
  };
}

function isJson(headers: Headers): boolean {
  return /^application\/(?:[\w.+-]*\+)?json\b/i.test(headers.get("content-type") ?? "");
}

/** An answer that was cut off is no answer. */
function checkJson(text: string): void {
  if (text === "") return;
  try {
    JSON.parse(text);
  } catch (error) {
    throw new TypeError("the answer broke off", {
      cause: new Error("the answer is no whole JSON", { cause: error }),
    });
  }
}

async function readBounded(response: Response): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_ANSWER_BYTES) {
      throw new TypeError("answer too long", { cause: new Error(`more than ${MAX_ANSWER_BYTES} bytes`) });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
