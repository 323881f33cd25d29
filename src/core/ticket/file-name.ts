import { isReserved } from "./id.ts";

// Control characters (C1 and those that turn text around too), what Windows refuses, a backslash, and the mark that
// stands for bytes that are not UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const REFUSED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"|?*\\\ufffd]/;

/**
 * Whether every kind of machine can check out a file of this name, and commands can name it.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function isPortableName(name: string): boolean {
  const [stem = ""] = name.split(".", 1);
  return !REFUSED.test(name) && !name.startsWith("-") && !/[. ]$/.test(name) && !isReserved(stem);
}
