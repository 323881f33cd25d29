import { Q as failure, W as CONFIG_PATH } from "./plumbing.js";
// src/app/orchestrate/require-local.ts
/**
* Keeps a process of a person's machine from working in a repository whose work is done on GitHub: there people approve
* on requests, which it does not see. @throws orchestrate/on-github
*/
function requireLocalWork({ github }, command) {
	if (github.enabled) throw failure("orchestrate/on-github", { path: CONFIG_PATH }, { command });
}
export { requireLocalWork as t };
