/** Who may act. The Companion is a Pod, not a role. */
export const ROLES = ["person", "intake", "orchestrator", "coder", "reviewer"] as const;

/** One of the five roles; it decides operations and transitions. */
export type Role = (typeof ROLES)[number];

/** Who acts: a name and a role, both written on the event. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
}

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
