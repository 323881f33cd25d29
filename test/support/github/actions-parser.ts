import { registerHooks } from "node:module";

// The parser imports JSON without saying so, which Node refuses.
registerHooks({
  load: (url, context, next) =>
    url.includes("/@actions/") && url.endsWith(".json")
      ? next(url, { ...context, importAttributes: { type: "json" } })
      : next(url, context),
});

/** What GitHub's own parser says is wrong in a workflow: form, events, permissions, names, contexts, expressions. */
export async function actionsParserErrors(name: string, text: string): Promise<readonly string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
    "@actions/workflow-parser"
  );
  // Younger than the parser (https://github.blog/changelog/2026-09-10-control-github-actions-cache-access-with-cache-mode).
  const content = text.replaceAll(/^ +cache-mode: none\b.*$/gm, "");
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined) return [...errors, "no workflow"];
  const template = await convertWorkflowTemplate(context, value);
  return [...errors, ...(template.errors ?? []).map(({ Message }) => Message)];
}
