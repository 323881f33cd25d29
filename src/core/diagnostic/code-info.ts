/** What the registry knows of one code. `{name}` in `message` and `help` is filled with the finding's fact. */
export interface CodeInfo {
  readonly severity: "error" | "warning";
  /** A few words, for tables and annotations. */
  readonly title: string;
  /** One sentence, present tense, with the values. */
  readonly message: string;
  /** One imperative line: what to do. */
  readonly help: string;
  /** The long explanation that `yoi explain <code>` prints: why the rule exists and how to get out. */
  readonly explain: string;
}

/** The names in braces of a template. */
export type Holes<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;
