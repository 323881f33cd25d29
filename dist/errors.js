import { Q as failure, Z as YoiError } from "./plumbing.js";
import { t as formatFinding } from "./format-text.js";
import { t as displayWidth } from "./width.js";
import { t as version } from "./version.js";
// src/cli/errors.ts
/** Says why a command could not run, on standard error: a finding, or a bug with what a report needs. */
function showError(error, terminal) {
	const known = error instanceof YoiError ? error : systemFailure(error);
	if (known !== void 0) {
		showFindings([known.diagnostic], terminal);
		return;
	}
	const trace = error instanceof Error ? error.stack ?? error.message : String(error);
	terminal.note(`This is a bug in yoi ${version} (Node ${process.version}, ${process.platform}).\nPlease report it with the command you ran and these lines:\n\n${trace}\n`);
}
/** Findings for people, on standard error, with an empty line behind each. */
function showFindings(diagnostics, terminal) {
	const options = {
		palette: terminal.notePalette,
		widthOf: displayWidth
	};
	terminal.note(diagnostics.map((found) => `${formatFinding(found, options)}\n`).join("\n"));
}
/** What the operating system refused is no bug: `ENOSPC`, `EACCES`, `EROFS` and the like. */
function systemFailure(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	const { syscall, code, message } = error;
	const path = "path" in error && typeof error.path === "string" ? ` ${error.path}` : "";
	return failure("usage/system", { path: "" }, {
		call: `${syscall}${path}`,
		reason: message.startsWith(String(code)) ? message : `${code} ${message}`
	}, error);
}
export { showFindings as n, showError as t };
