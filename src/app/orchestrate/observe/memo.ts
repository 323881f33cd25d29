/** Remembers what was read from commits, which never change. */
export interface Memo {
  /** What was made for a key before, or what `make` makes now. The key names everything that the answer depends on. */
  readonly get: <T>(key: string, make: () => T) => T;
}

/** Most answers that are remembered: far more than one look at the world needs. */
const MAX_ANSWERS = 2_000;

/** Makes a memory for one process. */
export function makeMemo(): Memo {
  const answers = new Map<string, unknown>();
  return {
    get: <T>(key: string, make: () => T): T => {
      // A key is used by one reader only, so that its answers are all of one type.
      if (answers.has(key)) return answers.get(key) as T;
      const made = make();
      if (answers.size >= MAX_ANSWERS) answers.clear();
      answers.set(key, made);
      return made;
    },
  };
}
