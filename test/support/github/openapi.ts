import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenAPIValidator } from "openapi-backend";

type Document = ConstructorParameters<typeof OpenAPIValidator>[0]["definition"];

/** A request as it is checked. */
export interface CheckedRequest {
  readonly method: string;
  /** Below the API's root, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

let validator: OpenAPIValidator | undefined;

function openValidator(): OpenAPIValidator {
  if (validator === undefined) {
    const file = join(import.meta.dirname, "../../fixtures/github/openapi.json");
    const definition = JSON.parse(readFileSync(file, "utf8")) as Document;
    validator = new OpenAPIValidator({
      definition,
      lazyCompileValidators: true,
      ajvOpts: { strict: false, allErrors: true, validateFormats: false },
    });
  }
  return validator;
}

/**
 * What GitHub's own description has against a request; empty: nothing. Unknown operations, query keys and body fields,
 * missing ones, wrong types and words are all found.
 */
export function checkRequest({ method, path, query, body }: CheckedRequest): string[] {
  const rest = /^(\/repos\/[^/]+\/[^/]+\/(?:git\/(?:ref|refs|matching-refs)|contents|compare)\/)(.+)$/.exec(
    path,
  );
  const normal = rest === null ? path : `${rest[1]}${encodeURIComponent(decodeURIComponent(rest[2] ?? ""))}`;
  const request = { method, path: normal, query: { ...query }, headers: {}, body: body ?? undefined };
  const { router } = openValidator();
  const operation = router.matchOperation(request);
  if (operation === undefined) {
    return [`${method} ${path} is not among the operations of test/fixtures/github/operations.ts`];
  }
  const { valid, errors } = openValidator().validateRequest(request, operation);
  if (valid) return [];
  return (errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${method} ${path}: ${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}
