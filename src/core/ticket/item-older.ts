import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { finding } from "../diagnostic/diagnostic.ts";
import { isOlderStatus, OLDER_STATUSES, type OlderStatus } from "./files.ts";
import type { ItemKey } from "./item.ts";
import { type ItemSource, keyFinding, valueFinding } from "./item-source.ts";
import { OLDER_KEYS, OLDER_READINESS } from "./item-words.ts";
import { isState, STATES, type State, stateOf } from "./state.ts";

/** An item on its way from an older form: `data` and `diagnostics` are filled in place. */
export interface OlderReading {
  readonly source: ItemSource;
  /** The status directory of the older layout. */
  readonly status: OlderStatus | undefined;
  /** Values of the current form's keys. */
  readonly data: Map<ItemKey, unknown>;
  readonly diagnostics: Diagnostic[];
}

/**
 * Reads the keys, words and the layout of older formats as what they mean today, and warns of each. Returns whether
 * there were any.
 */
export function translateOlder(reading: OlderReading): boolean {
  const { source, status, diagnostics } = reading;
  const before = diagnostics.length;
  if (status !== undefined) {
    diagnostics.push(finding("item/older-layout", { path: source.path }, { status }, source.ticket));
  }
  for (const key of source.entries.keys()) {
    const today = OLDER_KEYS.get(key);
    if (today !== undefined) diagnostics.push(keyFinding(source, key, "item/older-key", { key, today }));
  }
  translateWords(reading);
  const older = diagnostics.length > before;
  translateStatus(reading);
  const { data } = reading;
  const action = source.entries.get("action_required");
  if (action?.value !== undefined && (data.get("attention_required") ?? null) === null) {
    data.set("attention_required", action.value);
  }
  return older;
}

/** Older words of `state` and `readiness`. */
function translateWords({ source, data, diagnostics }: OlderReading): void {
  const word = data.get("state");
  const state = typeof word === "string" && !isState(word) ? stateOf(word) : undefined;
  if (state !== undefined) {
    data.set("state", state);
    diagnostics.push(valueFinding(source, "state", "item/older-state", { word: String(word), state }));
  }
  const readiness = data.get("readiness");
  const today = typeof readiness === "string" ? OLDER_READINESS.get(readiness) : undefined;
  if (today !== undefined) {
    data.set("readiness", today);
    diagnostics.push(
      valueFinding(source, "readiness", "item/older-readiness", { word: String(readiness), today }),
    );
  }
}

/** `status` (key or directory) and `workflow_state` as `state` and `deferred_until`. */
function translateStatus(reading: OlderReading): void {
  const { source, data, diagnostics } = reading;
  const before = diagnostics.length;
  const status = statusOf(reading);
  const workflow = workflowState(reading);
  const written = data.get("state");
  if (data.has("state")) {
    if (status !== undefined && isKnown(written) && (status === "closed") !== (written === "closed")) {
      diagnostics.push(
        valueFinding(source, "state", "item/older-conflict", {
          one: `state ${written}`,
          other: `status ${status}`,
        }),
      );
    }
    return;
  }
  if (status === "closed") data.set("state", "closed");
  else if (workflow !== undefined) data.set("state", workflow);
  else if (status !== undefined) data.set("state", "intake");
  else if (diagnostics.length > before || isUnreadable(source)) data.set("state", undefined);
  const parked = status === "pending" && data.get("state") === "intake";
  if (parked && !data.has("deferred_until")) data.set("deferred_until", "later");
}

/** Whether `status` or `workflow_state` is there with a value that has its finding already. */
function isUnreadable({ entries }: ItemSource): boolean {
  return ["status", "workflow_state"].some(
    (key) => entries.has(key) && entries.get(key)?.value === undefined,
  );
}

function isKnown(value: unknown): value is State {
  return typeof value === "string" && isState(value);
}

/** The status directory, else the key `status`. */
function statusOf({ source, status, diagnostics }: OlderReading): OlderStatus | undefined {
  const entry = source.entries.get("status");
  if (entry === undefined || entry.value === undefined) return status;
  const word = String(entry.value);
  if (!isOlderStatus(word)) {
    diagnostics.push(
      valueFinding(source, "status", "item/older-word", {
        key: "status",
        word,
        choices: OLDER_STATUSES.join(", "),
      }),
    );
    return status;
  }
  if (status !== undefined && word !== status) {
    const facts = { one: `status ${word}`, other: `the directory ${status}` };
    diagnostics.push(valueFinding(source, "status", "item/older-conflict", facts));
  }
  return status ?? word;
}

function workflowState({ source, diagnostics }: OlderReading): State | undefined {
  const entry = source.entries.get("workflow_state");
  if (entry === undefined || entry.value === undefined || entry.value === null) return undefined;
  const word = String(entry.value);
  const state = stateOf(word);
  if (state === undefined) {
    diagnostics.push(
      valueFinding(source, "workflow_state", "item/older-word", {
        key: "workflow_state",
        word,
        choices: STATES.join(", "),
      }),
    );
  } else if (state !== word) {
    diagnostics.push(valueFinding(source, "workflow_state", "item/older-state", { word, state }));
  }
  return state;
}
