import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `time/`: order and plausibility of times. */
export const timeCodes = {
  "time/falls": {
    severity: "error",
    title: "time goes backwards",
    message: "this event is dated {at}, before the move at {earlier} that stands above it",
    help: "date the event no earlier than the move before it",
    explain:
      "Along the chain of state changes times never fall; equal times are fine. A clock that went back, or events put together out of order by a merge, show here.",
  },
  "time/updated-before-event": {
    severity: "warning",
    title: "updated_at is older than the thread",
    message: "updated_at is {updated_at}, but an event is dated {at}",
    help: "set updated_at to {at}",
    explain:
      "updated_at moves with every change of the ticket, its thread included. `yoi ticket doctor --fix` can set it.",
  },
  "time/updated-before-created": {
    severity: "error",
    title: "updated before it was created",
    message: "updated_at {updated_at} is before created_at {created_at}",
    help: "set updated_at to the time of the last change",
    explain: "A ticket cannot have changed before it existed; one of the two times was mistyped.",
  },
  "time/future": {
    severity: "warning",
    title: "time in the future",
    message: "{at} lies in the future",
    help: "check the clock of this machine",
    explain:
      "Events are dated when they happen. More than a day ahead means a clock is wrong; later events would then seem to come first.",
  },
} as const satisfies Record<string, CodeInfo>;
