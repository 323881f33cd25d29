/** Every output by name. `action.yml` and the README's table are held equal to this by tests. */
export const OUTPUTS = {
  result: {
    description: "What came of it, as one line of JSON with a version: src/schemas/action-result.json.",
  },
  reason: {
    description: "Why, as one stable word: passed, findings, settled, advanced, held, bound, lost, …",
  },
  attempt: { description: "The attempt that a run was bound to, else empty." },
  role: { description: "The role of that attempt: coder, reviewer or validator, else empty." },
  artifact: { description: "The name under which agent's results are to be kept, else empty." },
} as const satisfies Readonly<Record<string, { readonly description: string }>>;
