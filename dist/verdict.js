// src/core/diagnostic/verdict.ts
/** Fails when any finding is an error. */
function verdictOf(diagnostics, examined) {
	return {
		outcome: diagnostics.some((found) => found.severity === "error") ? "fail" : "pass",
		examined,
		diagnostics
	};
}
export { verdictOf as t };
