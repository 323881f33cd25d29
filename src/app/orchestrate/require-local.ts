import { failure } from "../../core/diagnostic/error.ts";
import { CONFIG_PATH } from "../../core/ticket/files.ts";
import type { Config } from "../../core/workspace/config.ts";

/**
 * Keeps a process of a person's machine from working in a repository whose work is done on GitHub: there people approve
 * on requests, which it does not see. @throws orchestrate/on-github
 */
export function requireLocalWork({ github }: Config, command: string): void {
  if (github.enabled) throw failure("orchestrate/on-github", { path: CONFIG_PATH }, { command });
}
