import { GraphQLError } from "graphql";
import { ApiError, authorize } from "../router.ts";
import type { State } from "../state.ts";
import type { Token } from "../values.ts";

/** One GraphQL request. */
export interface GraphCall {
  readonly state: State;
  readonly token: Token;
  readonly stale: boolean;
}

/** A plain object or a function for each field. */
export type GraphNode = Readonly<Record<string, unknown>>;

interface Page {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** An error as GitHub sends it: with a type beside the message. */
export function graphError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Refuses a token that lacks a permission. @throws GraphQLError FORBIDDEN */
export function need({ state, token }: GraphCall, permission: string): void {
  try {
    authorize(
      state,
      token,
      { permission, role: permission.endsWith(":write") ? "write" : "read" },
      permission.endsWith(":read"),
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw graphError("FORBIDDEN", error.message);
  }
}

/** A field that gives a connection of a list, by cursors. */
export function connection<T>(
  list: (args: Record<string, unknown>) => readonly T[] | Promise<readonly T[]>,
  show: (item: T) => unknown,
): (args: Page & Record<string, unknown>) => Promise<GraphNode> {
  return async (args) => {
    const all = await list(args);
    if (args.first === undefined && args.last === undefined) {
      throw graphError(
        "MISSING_PAGINATION_BOUNDARIES",
        "You must provide a `first` or `last` value to properly paginate the connection.",
      );
    }
    if ((args.first ?? args.last ?? 0) > 100) {
      throw graphError(
        "EXCESSIVE_PAGINATION",
        "Requesting more than 100 records on the connection exceeds the `first` limit of 100 records.",
      );
    }
    let from = typeof args.after === "string" ? Number(atob(args.after)) : 0;
    let to = typeof args.before === "string" ? Number(atob(args.before)) - 1 : all.length;
    if (args.first !== undefined) to = Math.min(to, from + args.first);
    if (args.last !== undefined) from = Math.max(from, to - args.last);
    const items = all.slice(from, to);
    return {
      totalCount: all.length,
      nodes: items.map(show),
      edges: items.map((item, index) => ({ cursor: btoa(`${from + index + 1}`), node: show(item) })),
      pageInfo: {
        hasNextPage: to < all.length,
        hasPreviousPage: from > 0,
        startCursor: items.length === 0 ? null : btoa(`${from + 1}`),
        endCursor: items.length === 0 ? null : btoa(`${to}`),
      },
    };
  };
}
