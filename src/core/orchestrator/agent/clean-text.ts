import { maskSecrets } from "../../diagnostic/secrets.ts";

/** Colours and other commands to a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const TERMINAL = /\u001b\[[0-?]*[ -/]*[@-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** The home of a person, as no record may hold it (`record/home-path`). */
const HOME = /(\/home\/|\/Users\/|[A-Za-z]:\\Users\\)(?!(?:user|runner|you|me|example|<)\b)[\w.-]+/g;

/**
 * What a program of somebody else printed as a text that a record can hold: without colours, line ends as `\n`, other
 * control characters replaced by U+FFFD, secrets by asterisks, and the name in a path to a home by `user`.
 */
export function cleanText(text: string): string {
  const safe = text.replaceAll(TERMINAL, "").replaceAll(/\r\n?/g, "\n").replaceAll(UNSAFE, "\u{fffd}");
  return maskSecrets(safe.toWellFormed()).replaceAll(HOME, "$1user");
}
