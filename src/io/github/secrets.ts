import { maskSecrets } from "../../core/diagnostic/secrets.ts";

/** Longest text of an answer that is kept, in UTF-16 code units. */
const MAX_TEXT = 2_000;

/**
 * Makes what frees a text of a token, in plain and as it stands in a header, and of everything that looks like one.
 * What comes of it is bounded.
 */
export function makeRedact(token: string): (text: string) => string {
  const forms = [token, Buffer.from(`x-access-token:${token}`).toString("base64")].filter(
    (form) => form !== "",
  );
  return (text) => {
    let clean = text;
    // The whole text is freed before it is cut: half a token would not be found.
    for (const form of forms) clean = clean.replaceAll(form, "***");
    clean = clean.replaceAll(/\b(authorization:?\s*(?:basic|bearer|token)?\s+)\S+/gi, "$1***");
    return maskSecrets(clean).slice(0, MAX_TEXT);
  };
}
