import { CODER, type WorldOptions } from "./orchestrated.ts";

/** A coder that needs two rounds: the first time its file lacks a line. */
const TWO_ROUNDS = `if [ -f "notes/$YOI_TICKET.txt" ]; then
cat >/dev/null; echo "checked" >> "notes/$YOI_TICKET.txt"; git commit -qam "fix: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Added it.","answers":[{"finding":"f1","status":"fixed","reason":"added"}],"evidence":[{"criterion":1,"met":true,"evidence":"notes"}]}'
exit; fi
${CODER}`;
const STRICT = `cat >/dev/null
if grep -q checked "notes/$YOI_TICKET.txt"; then
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'
else
echo '{"status":"request_changes","summary":"Not checked.","findings":[{"id":"f1","severity":"blocking","path":"notes","line":1,"text":"say that it was checked"}]}'
fi`;

/** A ticket that takes two rounds, with validation: every step of the flow is made. */
export const KILL_WORLD: WorldOptions = {
  tickets: ["first-ticket"],
  coder: TWO_ROUNDS,
  reviewer: STRICT,
  validation: ["test -f notes/first-ticket.txt"],
};

/** Steps that move shared refs. */
export const MOVES = [
  "accept",
  "open_attempt",
  "publish",
  "request_changes",
  "propose",
  "merge",
  "complete",
] as const;
const RUNS = ["run_coder", "run_reviewer", "run_validation"] as const;

/**
 * Every place between two effects of the flow: before the refs of a step move, after they moved, and around what is done
 * on this machine alone. What lies before a step's first effect is the same as what lies behind the last one.
 */
export const BOUNDARIES: readonly string[] = [
  ...MOVES.flatMap((step) => [`${step}:made`, `${step}:moved`]),
  ...RUNS.flatMap((step) => [`${step}:start`, `${step}:result`]),
  ...[
    "prepare_workspace:before",
    "prepare_workspace:after",
    "publish:after",
    "cleanup:before",
    "cleanup:after",
  ],
];
