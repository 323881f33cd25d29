import { nodeId } from "../shapes.ts";
import type { Actor } from "../values.ts";
import type { GraphNode } from "./connection.ts";

/** An actor. Bots have their login without `[bot]` here, unlike in the REST API. */
export function actorNode(actor: Actor): GraphNode {
  const bot = actor.kind !== "user";
  return {
    __typename: bot ? "Bot" : "User",
    id: nodeId(bot ? "BOT" : "U", actor.id),
    databaseId: actor.id,
    login: bot ? actor.login.replace(/\[bot\]$/, "") : actor.login,
  };
}
