import { dt as codes, lt as printableJson, nt as identityOf, ot as countFindings, rt as messageOf, tt as helpOf } from "./plumbing.js";
import { t as explain } from "./explain.js";
/**
* Findings as workflow commands, one a line: annotations at the lines of a pull request. At most as many as GitHub
* shows; what is left out is counted in a notice at the end. Empty for no findings, else it ends with a newline.
*/
function formatGithub(diagnostics) {
	const shown = ["error", "warning"].flatMap((severity) => diagnostics.filter((found) => found.severity === severity).slice(0, 10));
	const left = diagnostics.filter((found) => !shown.includes(found));
	const notice = `${countFindings(left)} more than GitHub shows; the log has all of them`;
	return [...shown.map(formatAnnotation), ...left.length === 0 ? [] : [formatCommand("notice", { title: "yoi" }, notice)]].map((command) => `${command}\n`).join("");
}
function formatAnnotation(found) {
	const { path, line, column, length = 1 } = found;
	const message = [
		messageOf(found),
		`help: ${helpOf(found)}`,
		...found.note === void 0 ? [] : [`note: ${found.note}`]
	];
	const properties = {
		...path === "" ? {} : { file: path },
		...path === "" || line === void 0 ? {} : {
			line,
			endLine: line
		},
		...path === "" || line === void 0 || column === void 0 ? {} : {
			col: column,
			endColumn: column + length
		},
		title: found.code
	};
	return formatCommand(found.severity, properties, message.join("\n"));
}
/**
* One workflow command. Escaping as in the runner's own toolkit: the runner undoes it, so that no value can end the
* line, the property or the command. https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
*/
function formatCommand(name, properties, message) {
	const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
	return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapeData(message)}`;
}
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
// src/core/diagnostic/format-sarif.ts
/**
* Most results of one run that GitHub's code scanning takes; further ones are counted in a notification.
* https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
*/
const MAX_SARIF_RESULTS = 25e3;
/**
* Findings as a SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): the rules that were met with their
* pages, errors before warnings, paths relative to `%SRCROOT%`, columns in UTF-16 code units. Ends with a newline.
*/
function formatSarif(diagnostics, { toolVersion }) {
	const ordered = ["error", "warning"].flatMap((level) => diagnostics.filter((found) => found.severity === level));
	const results = ordered.slice(0, MAX_SARIF_RESULTS);
	const met = [...new Set(results.map((found) => found.code))].sort();
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "yoi",
				semanticVersion: toolVersion,
				rules: met.map(ruleOf)
			} },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { "%SRCROOT%": { description: { text: "the root of the repository" } } },
			invocations: [{
				executionSuccessful: true,
				toolExecutionNotifications: leftOut(ordered.slice(MAX_SARIF_RESULTS))
			}],
			results: resultsOf(results, met)
		}]
	};
	return `${printableJson(log)}\n`;
}
function ruleOf(code) {
	const { title, severity, explain: text } = codes[code];
	return {
		id: code,
		shortDescription: { text: title },
		fullDescription: { text },
		help: { text: explain(code) },
		defaultConfiguration: { level: severity }
	};
}
function resultsOf(diagnostics, rules) {
	const seen = /* @__PURE__ */ new Map();
	return diagnostics.map((found) => {
		const identity = hash64(identityOf(found));
		const occurrence = (seen.get(identity) ?? 0) + 1;
		seen.set(identity, occurrence);
		const note = found.note === void 0 ? "" : `\nnote: ${found.note}`;
		return {
			ruleId: found.code,
			ruleIndex: rules.indexOf(found.code),
			level: found.severity,
			message: { text: `${messageOf(found)}\nhelp: ${helpOf(found)}${note}` },
			...found.path === "" ? {} : { locations: [{ physicalLocation: locationOf(found) }] },
			partialFingerprints: {
				"yoiIdentity/v1": identity,
				primaryLocationLineHash: `${identity}:${occurrence}`
			}
		};
	});
}
function locationOf({ path, line, column, length = 1 }) {
	const artifactLocation = {
		uri: relativeUri(path),
		uriBaseId: "%SRCROOT%"
	};
	if (line === void 0) return { artifactLocation };
	return {
		artifactLocation,
		region: {
			startLine: line,
			...column === void 0 ? {} : {
				startColumn: column,
				endColumn: column + length
			}
		}
	};
}
/** A path as a relative URI reference: every segment escaped, so that no colon or question mark means anything. */
function relativeUri(path) {
	return path.replaceAll(/\p{Surrogate}/gu, "�").split("/").map(encodeURIComponent).join("/");
}
function leftOut(diagnostics) {
	if (diagnostics.length === 0) return [];
	return [{
		level: "warning",
		message: { text: `${countFindings(diagnostics)} more than a log may hold` }
	}];
}
/** FNV-1a over UTF-16 code units, 64 bits, as 16 hexadecimal digits: a name for the same finding, not a safeguard. */
function hash64(text) {
	let hash = 14695981039346656037n;
	for (let i = 0; i < text.length; i += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 1099511628211n);
	return hash.toString(16).padStart(16, "0");
}
export { formatGithub as n, formatSarif as t };
