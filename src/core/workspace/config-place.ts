import type { Place } from "../diagnostic/diagnostic.ts";
import { CONFIG_PATH } from "../ticket/files.ts";
import { type KeyPlace, type KeyPlaces, type Path, placeKey, scanKeyPlaces } from "./config-positions.ts";

/** The text of the configuration with the places of its keys. */
export interface ConfigText {
  readonly lines: readonly string[];
  readonly places: KeyPlaces;
  /** The first name that stands deeper within names than is read. */
  readonly tooDeep?: KeyPlace;
}

/** Finds the keys of a configuration that a TOML parser has accepted. */
export function configText(text: string, maxDepth: number): ConfigText {
  return { lines: text.split(/\r?\n/), ...scanKeyPlaces(text, maxDepth) };
}

/**
 * Where to point for a path: at the key or at its value (the key where it has none), else at the nearest table above
 * it that the text mentions, else at line 1.
 */
export function placeOf(text: ConfigText, path: Path, part: "key" | "value"): Place {
  const found = text.places.get(placeKey(path));
  if (found !== undefined) {
    const { line, column, length } = (part === "value" ? found.value : undefined) ?? found;
    return { path: CONFIG_PATH, line, column, length, source: text.lines[line - 1] ?? "" };
  }
  if (path.length === 0) return { path: CONFIG_PATH, line: 1 };
  return placeOf(text, path.slice(0, -1), "key");
}

/** A path as it is written in TOML: `roles.coder.agent`, `merge.protected_paths[1]`, `agents."a b"`. */
export function formatPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      const key = /^[A-Za-z0-9_-]+$/.test(step) ? step : JSON.stringify(step);
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** The value at a path of what was read, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return undefined;
    return (inner as Readonly<Record<string | number, unknown>>)[step];
  }, value);
}

/** A value as a short text for a message, as it would be written in TOML. */
export function formatValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return describeValue(value);
}

/** What kind of value this is, in words. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return "a text";
  if (typeof value === "number")
    return Number.isInteger(value) ? "a whole number" : "a number that is not whole";
  if (typeof value === "boolean") return "true or false";
  if (Array.isArray(value)) return "a list";
  return Object.getPrototypeOf(value) === null || value?.constructor === Object
    ? "a table"
    : "a date or time";
}
