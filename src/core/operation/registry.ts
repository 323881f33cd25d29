import type { Role } from "../ticket/role.ts";
import { ticketClose } from "./close.ts";
import { ticketComment } from "./comment.ts";
import { ticketCreate } from "./create.ts";
import { ticketEdit } from "./edit.ts";
import { ticketReopen, ticketReturn, ticketUnqueue } from "./moves-back.ts";
import { ticketFinish, ticketQueue, ticketReady, ticketStart } from "./moves-forward.ts";
import { objectiveCreate, objectiveLink } from "./objective.ts";
import type { Operation, WriteOperation } from "./operation.ts";
import { ticketAttend, ticketDefer } from "./overlays.ts";
import { planRecord } from "./plan.ts";
import { READS } from "./reads.ts";
import { ticketRedact } from "./redact.ts";
import { ticketRelate } from "./relate.ts";

/** The operations that change records, in the order of a ticket's life. */
export const WRITES: readonly WriteOperation[] = [
  ticketCreate,
  ticketEdit,
  ticketComment,
  ticketReady,
  ticketQueue,
  ticketUnqueue,
  ticketStart,
  ticketFinish,
  ticketClose,
  ticketReturn,
  ticketReopen,
  ticketAttend,
  ticketDefer,
  ticketRelate,
  ticketRedact,
  objectiveCreate,
  objectiveLink,
  planRecord,
];

/** Every operation there is: the CLI's commands, the agents' tools and the documentation come from this list. */
export const OPERATIONS: readonly Operation[] = [...READS, ...WRITES];

/** The operation of a name, or undefined. */
export function findOperation(name: string): Operation | undefined {
  return OPERATIONS.find((operation) => operation.name === name);
}

/** What a role may use: an agent is offered nothing else. */
export function allowedOperations(role: Role): readonly Operation[] {
  return OPERATIONS.filter(({ roles }) => roles.includes(role));
}
