import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `record/`: what must not stand in any record. */
export const recordCodes = {
  "record/secret": {
    severity: "error",
    title: "looks like a secret",
    message: "this line holds what looks like {what}",
    help: "revoke it where it was issued, then take it out; if it is already shared run `yoi ticket redact {ticket}`",
    explain:
      "Records are read by everyone with access to the repository and by agents. The text itself is never shown in a finding. If the secret was pushed, revoke it first: redacting hides it from readers, not from the history.",
  },
  "record/home-path": {
    severity: "warning",
    title: "absolute home path",
    message: "this line names a path of somebody's machine: {text}",
    help: "write the path relative to the repository",
    explain:
      "Absolute paths mean nothing on other machines and tell who worked where. Local facts belong into the local registry, outside git.",
  },
  "record/conflict-marker": {
    severity: "error",
    title: "conflict marker",
    message: "a merge conflict was left in the record: {marker}",
    help: "resolve the conflict, then commit",
    explain:
      "A record with conflict markers is neither side's. `yoi init` installs merge drivers that resolve most conflicts of tickets by themselves.",
  },
  "record/older-form": {
    severity: "warning",
    title: "older form",
    message: "{count} in an older form",
    help: "run `yoi ticket migrate` to see the plan, then `yoi ticket migrate --write`",
    explain:
      "Older records stay readable. Migrating them once makes every rule apply and removes these warnings.",
  },
} as const satisfies Record<string, CodeInfo>;
