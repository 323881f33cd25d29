import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildASTSchema, execute, type GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import type { GraphCall } from "./connection.ts";
import { root } from "./root.ts";

// GraphQL of GitHub: each document is checked against the published schema (@octokit/graphql-schema, MIT) and then answered
// from plain objects, whose functions are called when a field is asked for.

let schema: GraphQLSchema | undefined;

function gitHubSchema(): GraphQLSchema {
  if (schema === undefined) {
    const file = join(
      import.meta.dirname,
      "../../../../../node_modules/@octokit/graphql-schema/schema.graphql",
    );
    const document = parse(readFileSync(file, "utf8"), { noLocation: true });
    schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  }
  return schema;
}

/** Why GitHub would refuse a document; empty: it would not. */
export function checkDocument(source: string): string[] {
  try {
    return validate(gitHubSchema(), parse(source)).map(({ message }) => message);
  } catch (error) {
    return [error instanceof Error ? error.message : `${error}`];
  }
}

/** Answers a document in the form in which GitHub answers, `type` of errors included. */
export async function answerGraphql(
  call: GraphCall,
  source: string,
  variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const result = await execute({
    schema: gitHubSchema(),
    document: parse(source),
    rootValue: root(call),
    contextValue: call,
    variableValues: variables,
  });
  const errors = result.errors?.map((error) => {
    unexpected(error);
    return {
      type: typeof error.extensions["type"] === "string" ? error.extensions["type"] : undefined,
      path: error.path,
      locations: error.locations,
      message: error.message,
    };
  });
  return { data: result.data, ...(errors === undefined ? {} : { errors }) };
}

/** A field that this emulator does not answer, or a fault of its own, must not look like an answer of GitHub. */
function unexpected(error: GraphQLError): void {
  if (error.extensions["type"] === undefined) throw error.originalError ?? error;
}
