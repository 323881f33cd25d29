import { PIECES, WORDS } from "./mutation-pieces.ts";
import type { Random } from "./random.ts";

/** Changes a text somewhere; `other` is a file of the same kind to take parts from. */
type Mutation = (text: string, random: Random, other: string) => string;

const lines = (text: string): string[] => text.split(/(?<=\n)/);
const cut = (text: string, random: Random): number => random.below(text.length + 1);
const insert = (text: string, at: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at);

function withLines(text: string, change: (all: string[]) => void): string {
  const all = lines(text);
  change(all);
  return all.join("");
}

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  // Characters.
  (text, random) => insert(text, cut(text, random), String.fromCharCode(random.below(0x250))),
  (text, random) => {
    const at = cut(text, random);
    return text.slice(0, at) + text.slice(at + 1 + random.below(40));
  },
  (text, random) => {
    const at = cut(text, random);
    return (
      text.slice(0, at) +
      String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(16))) +
      text.slice(at + 1)
    );
  },
  (text, random) => text.slice(0, cut(text, random)),
  (text, random) => text.slice(cut(text, random)),
  (text, random) => insert(text, cut(text, random), text.slice(cut(text, random)).slice(0, 200)),
  // Lines.
  (text, random) => withLines(text, (all) => void all.splice(random.below(all.length), 1 + random.below(3))),
  (text, random) =>
    withLines(text, (all) => {
      const at = random.below(all.length);
      all.splice(at, 0, ...all.slice(at, at + 1 + random.below(8)));
    }),
  (text, random) =>
    withLines(text, (all) => {
      const [a, b] = [random.below(all.length), random.below(all.length)];
      [all[a], all[b]] = [all[b] ?? "", all[a] ?? ""];
    }),
  (text, random) => withLines(text, (all) => void all.push(...all.splice(random.below(all.length), 5))),
  (text, random, other) => {
    const [mine, others] = [lines(text), lines(other)];
    return (
      mine.slice(0, random.below(mine.length + 1)).join("") +
      others.slice(random.below(others.length)).join("")
    );
  },
  (text, random, other) =>
    withLines(text, (all) => {
      const others = lines(other);
      const from = random.below(others.length);
      all.splice(random.below(all.length + 1), 0, ...others.slice(from, from + 1 + random.below(10)));
    }),
  // Pieces, anywhere, at the beginning of a line, and as lines of their own.
  (text, random) => insert(text, cut(text, random), random.pick(PIECES)),
  (text, random) =>
    withLines(text, (all) => void all.splice(random.below(all.length), 0, random.pick(PIECES))),
  (text, random) =>
    withLines(text, (all) => void all.splice(random.below(all.length), 0, `${random.pick(PIECES)}\n`)),
  (text, random) => {
    const piece = random.pick(PIECES);
    return withLines(text, (all) => {
      for (let at = random.below(20); at < all.length; at += 1 + random.below(20))
        all[at] = `${piece}${all[at] ?? ""}`;
    });
  },
  // Words, numbers, values.
  (text, random) => replaceNth(text, /[A-Za-z_]{3,}/g, random, random.pick(WORDS)),
  (text, random) =>
    replaceNth(text, /\d+/g, random, random.pick(["0", "-1", "99", "1e309", "9".repeat(400)])),
  (text, random) => replaceNth(text, /(?<=: ).+/g, random, random.pick([...PIECES, ...WORDS])),
  (text, random) => replaceNth(text, /(?<== ).+/g, random, random.pick([...PIECES, ...WORDS])),
  (text, random) => replaceNth(text, /["'[\]{}:,-]/g, random, random.pick(["", '"', "'", "{", "}", ","])),
  // The whole text.
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text) => text.trimEnd(),
  (text) => `\ufeff${text}`,
  (text, random) => random.pick(["", "\n", "---\n", "---\n---\n", "{}", "[]", "null", text.toUpperCase()]),
];

/** Texts that are slow for a parser that goes back, nests, or counts from the beginning again and again. */
const HEAVY: readonly [Mutation, ...Mutation[]] = [
  (text, random) =>
    insert(text, cut(text, random), random.pick(["[", "{", '{"a":', "- ", "a: ", "(", "[["]).repeat(2_000)),
  (text, random) => insert(text, cut(text, random), random.pick(PIECES).slice(0, 40).repeat(1_000)),
  (text, random) => insert(text, cut(text, random), `\n${random.pick(PIECES).slice(0, 40)}`.repeat(1_000)),
  (text, random) =>
    insert(
      text,
      cut(text, random),
      random.pick([" ", "\t", "a", "\\", '"', "-", "`", "<!--", "é"]).repeat(30_000),
    ),
  (text, random) =>
    withLines(
      text,
      (all) =>
        void all.splice(
          random.below(all.length),
          0,
          ...lines(text).slice(0, 50),
          ...lines(text).slice(0, 50),
        ),
    ),
  (text, random) =>
    insert(
      text,
      cut(text, random),
      Array.from({ length: 300 }, (_, n) => `${" ".repeat(n)}k${n}:\n`).join(""),
    ),
  (text, random) =>
    insert(
      text,
      cut(text, random),
      Array.from({ length: 300 }, (_, n) => `k${n}: &a${n} [*a${n - 1}, *a${n - 1}]\n`).join(""),
    ),
  (text, random) => insert(text, cut(text, random), random.pick(["a.", "b . ", '"c".']).repeat(20_000)),
  (text, random) =>
    insert(text, cut(text, random), Array.from({ length: 3_000 }, (_, n) => `\nn${n} = ${n}`).join("")),
  (text) => text + text + text,
];

/** One text of a kind made from another by one to three mutations, now and then a heavy one. */
export function mutate(text: string, other: string, random: Random): string {
  let mutant = text;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const mutation = random.below(25) === 0 ? random.pick(HEAVY) : random.pick(MUTATIONS);
    mutant = mutation(mutant, random, other);
  }
  return mutant;
}

/** The bytes of a text with some of them changed, so that most are no UTF-8 any more. */
export function mutateBytes(text: string, random: Random): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  for (let left = 1 + random.below(4); left > 0; left--)
    bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

function replaceNth(text: string, pattern: RegExp, random: Random, by: string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[random.below(found.length)];
  return match === undefined
    ? text
    : text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}
