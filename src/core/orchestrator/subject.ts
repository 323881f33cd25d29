import * as z from "zod";

const digest = z.string().regex(/^[0-9a-f]{16,64}$/, "a digest");

/**
 * What a verdict is about: the tree of the head without tickets and objectives, the ticket's title, body and relations,
 * and the policy. Each is a digest. Commits that only hold records leave all three as they are.
 */
export const subjectSchema = z.strictObject({
  code: digest.meta({ description: "the tree of the head without .yoi/tickets and .yoi/objectives" }),
  ticket: digest.meta({ description: "title, body and relations of the ticket" }),
  policy: digest.meta({ description: ".yoi/ticket.config.toml and .yoi/workflow of the default branch" }),
});

/** What a verdict is about. */
export type Subject = z.infer<typeof subjectSchema>;

/** Whether two verdicts are about the same thing. */
export function isSameSubject(one: Subject | undefined | null, other: Subject | undefined | null): boolean {
  if (one === undefined || one === null || other === undefined || other === null) return false;
  return one.code === other.code && one.ticket === other.ticket && one.policy === other.policy;
}
