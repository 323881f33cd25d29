import type * as z from "zod";
import type { YoiError } from "../diagnostic/error.ts";
import type { Objective } from "../ticket/objective.ts";
import type { Actor, Role } from "../ticket/role.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Config } from "../workspace/config.ts";
import type { Edit } from "../workspace/edit.ts";
import type { TicketSummary } from "../workspace/summary.ts";

/** What an operation is given besides its input: who, when, and where randomness comes from. */
export interface OperationContext {
  readonly actor: Actor;
  /** The time of the operation, RFC 3339 in UTC and whole seconds. */
  readonly now: string;
  /** Makes the id of a new event: eight random characters of `[0-9a-z]`. */
  readonly newEventId: () => string;
  readonly config: Config;
}

/** An objective with the text it was read from. */
export interface ObjectiveFile {
  readonly objective: Objective;
  /** Its `item.md`, relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** What a writing operation sees of the workspace: the ticket it is about, and what it names. */
export interface WriteView {
  /** The ticket named by the input's `ticket`, where it has one. */
  readonly ticket?: Ticket;
  /** The objective named by the input's `objective`, where it has one. */
  readonly objective?: ObjectiveFile;
  /** The tickets named by the input's other references, by the reference as given. */
  readonly targets: ReadonlyMap<string, TicketSummary>;
  /** Why a reference names no ticket, by the reference as given. */
  readonly unresolved: ReadonlyMap<string, YoiError>;
  /** Keys (see `idKey`) of all ids there are, so that a new one can differ; read only where there is no ticket yet. */
  readonly idKeys: ReadonlySet<string>;
  /** How the Orchestrator's work on the ticket ended, by the time it was queued at; absent where nobody has looked. */
  readonly endedQueueings?: ReadonlyMap<string, string>;
}

/** What a writing operation wants done, as data: nothing is written before the rules have judged it. */
export interface Change {
  /** The ticket or objective that changes. */
  readonly id: string;
  readonly edits: readonly Edit[];
  /** Subject line for a commit of this change: `ticket(<id>): ready → queued`. */
  readonly subject: string;
  /** One sentence for the person who asked. */
  readonly message: string;
}

/** How an operation appears on the command line. */
export interface CommandShape {
  /** `["ticket", "queue"]` is `yoi ticket queue`. */
  readonly path: readonly string[];
  /** Input keys given by position, in order; a last one ending in `...` takes the rest. */
  readonly positional: readonly string[];
  /** Complete commands, shown by `--help`. */
  readonly examples: readonly string[];
}

interface OperationBase<Input extends z.ZodObject> {
  /** `ticket_queue`: also the name of the agents' tool. */
  readonly name: string;
  /** One line, for lists of commands. */
  readonly summary: string;
  /** What it does and what it needs, for help and for agents. */
  readonly description: string;
  readonly roles: readonly Role[];
  readonly input: Input;
  readonly command: CommandShape;
}

/** An operation that changes records: a pure function from what is there to what is to be written. */
export interface WriteOperation<Input extends z.ZodObject = z.ZodObject> extends OperationBase<Input> {
  readonly effect: "write";
  /** Input keys that name other tickets and are to be resolved into `view.targets`. */
  readonly references?: readonly string[];
  readonly plan: (view: WriteView, input: z.infer<Input>, context: OperationContext) => Change;
}

/** An operation that reads: its handler lives in `app`, its answer has a published schema. */
export interface ReadOperation<Input extends z.ZodObject = z.ZodObject> extends OperationBase<Input> {
  readonly effect: "read";
  /** The data inside the JSON envelope. */
  readonly output: z.ZodType;
}

/**
 * A writing operation for the registry, whose inputs differ from one to the next: its plan checks what it is given by
 * its own schema first.
 */
export function defineWrite<Input extends z.ZodObject>(operation: WriteOperation<Input>): WriteOperation {
  const { plan, ...rest } = operation;
  return { ...rest, plan: (view, input, context) => plan(view, operation.input.parse(input), context) };
}

/** Any operation of the registry. */
export type Operation = WriteOperation | ReadOperation;
