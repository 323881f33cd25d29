import { $ as asWarning, B as MAX_THREAD_BYTES, E as string, F as MAX_EVENT_BODY_BYTES, I as MAX_ITEM_BYTES, J as byteLength, L as MAX_LINE_LENGTH, P as MAX_EVENTS, Q as failure, R as MAX_PLAN_RECORDS, T as strictObject, Y as isOlderStatus, b as literal, d as require_dist, et as finding, f as nearest, h as array, ht as __toESM, k as unknown, m as _enum, mt as __require, pt as __commonJSMin, q as OLDER_STATUSES, v as exactOptional, z as MAX_RECORD_BYTES } from "./plumbing.js";
// src/core/ticket/front-matter-block.ts
/** Longest front matter that is looked at, in UTF-16 code units. */
const MAX_FRONT_MATTER_LENGTH = 65536;
/** Most lines of a front matter. */
const MAX_FRONT_MATTER_LINES = 1e3;
/** Everything that is no printable text in a line, and the marks that would mislead a reader or a terminal. */
const CONTROL$1 = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** Checks the sizes first, then the text, and finds the two fences. */
function splitFrontMatter(text, source) {
	if (isTooLarge(text)) {
		const { path, ticket } = source;
		return { diagnostics: [finding("item/too-large", { path }, { limit_bytes: MAX_ITEM_BYTES }, ticket)] };
	}
	const diagnostics = checkText(text, source);
	const block = findBlock(text, source, diagnostics);
	return block === void 0 ? { diagnostics } : {
		block,
		diagnostics
	};
}
function isTooLarge(text) {
	if (text.length > 524288) return true;
	return text.length * 3 > 524288 && byteLength(text) > 524288;
}
/** Findings about the text as a whole: byte order mark, NUL, lines that are too long. */
function checkText(text, { path, ticket }) {
	const found = [];
	if (text.charCodeAt(0) === 65279) found.push(finding("item/byte-order-mark", {
		path,
		line: 1,
		column: 1
	}, {}, ticket));
	const nul = text.indexOf("\0");
	if (nul !== -1) {
		const before = text.slice(0, nul).split("\n");
		const place = {
			path,
			line: before.length,
			column: (before.at(-1)?.length ?? 0) + 1
		};
		found.push(finding("item/nul-byte", place, {}, ticket));
	}
	if (text.length <= 2e4) return found;
	let line = 1;
	for (let start = 0; start < text.length; line++) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		if (end - start > 2e4) {
			const facts = {
				length: end - start,
				limit: MAX_LINE_LENGTH
			};
			found.push(finding("item/line-too-long", {
				path,
				line,
				column: MAX_LINE_LENGTH + 1
			}, facts, ticket));
		}
		start = end + 1;
	}
	return found;
}
/** Spaces behind a fence are reported and tolerated; anything else behind the opening one is not. */
function findBlock(text, source, diagnostics) {
	const { path, ticket } = source;
	const opening = lineAt$1(text, text.charCodeAt(0) === 65279 ? 1 : 0);
	const openingPlace = {
		path,
		line: 1,
		column: 1,
		length: 3,
		source: opening.text
	};
	if (!opening.text.startsWith("---")) {
		diagnostics.push(finding("item/front-matter-missing", {
			path,
			line: 1,
			column: 1,
			source: opening.text
		}, {}, ticket));
		return;
	}
	if (opening.text !== "---") {
		diagnostics.push(fenceFinding(opening.text, 1, source));
		if (opening.text.trimEnd() !== "---") return void 0;
	}
	const close = opening.next === void 0 ? -1 : text.indexOf("\n---", opening.next - 1);
	if (opening.next === void 0 || close === -1) {
		diagnostics.push(finding("item/front-matter-unclosed", openingPlace, {}, ticket));
		return;
	}
	const inner = text.slice(opening.next, Math.max(opening.next, close));
	const lines = close < opening.next ? [] : inner.split("\n");
	if (inner.length > MAX_FRONT_MATTER_LENGTH || lines.length > MAX_FRONT_MATTER_LINES) {
		const facts = {
			limit_lines: MAX_FRONT_MATTER_LINES,
			limit_characters: MAX_FRONT_MATTER_LENGTH
		};
		diagnostics.push(finding("item/front-matter-too-large", openingPlace, facts, ticket));
		return;
	}
	const closeLine = lines.length + 2;
	const closing = lineAt$1(text, close + 1);
	if (closing.text !== "---") diagnostics.push(fenceFinding(closing.text, closeLine, source));
	return {
		lines: !CONTROL$1.test(inner) && inner.length <= 2e4 ? lines : cleanLines(lines, source, diagnostics),
		closeLine,
		bodyStart: closing.next ?? text.length,
		eol: text[opening.next - 2] === "\r" ? "\r\n" : "\n"
	};
}
function fenceFinding(text, line, { path, ticket }) {
	const place = {
		path,
		line,
		column: 4,
		length: text.length - 3,
		source: text
	};
	return finding("item/fence", place, { found: text }, ticket);
}
/** A line that is too long or holds control characters is left out: its key is lost, the others are not. */
function cleanLines(lines, source, diagnostics) {
	return lines.map((line, i) => {
		const text = withoutReturn(line);
		if (text.length > 2e4) return "";
		const at = text.search(CONTROL$1);
		if (at === -1) return text;
		if (text[at] !== "\0") {
			const place = {
				path: source.path,
				line: i + 2,
				column: at + 1,
				length: 1,
				source: text
			};
			const codePoint = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
			diagnostics.push(finding("item/control-character", place, { code_point: `U+${codePoint}` }, source.ticket));
		}
		return "";
	});
}
/** The line that begins at `start`, without its line break, and where the next one begins if there is one. */
function lineAt$1(text, start) {
	const newline = text.indexOf("\n", start);
	if (newline === -1) return { text: text.slice(start) };
	return {
		text: withoutReturn(text.slice(start, newline)),
		next: newline + 1
	};
}
function withoutReturn(text) {
	return text.endsWith("\r") ? text.slice(0, -1) : text;
}
// src/core/ticket/front-matter-fast.ts
/** A line `key: value` at the first column. `.` stops at line separators, so such a line is unusual. */
const ENTRY_LINE = /^([A-Za-z_][A-Za-z0-9_-]*):(?:( +)(.*))?$/;
/** What a bare value cannot begin with or hold without meaning something else to YAML, or perhaps so. */
const UNUSUAL_BARE = /^[-?:,[\]{}#&*!|>'"%@` ]|: |:$| #| $|[\t\ufeff]/;
/** Everything YAML could read as a number, and dates: rare enough for the library. */
const LIKE_NUMBER = /^[-+.0-9][-+.0-9a-foxin]*$/i;
/** One element of a flow list and what ends it. */
const LIST_ELEMENT = / *(?:'([^'\t]*)'|"([^"\\\t]*)"|([A-Za-z_][\w./-]*(?: [\w./-]+)*)) *(,|$)/y;
/** The words that are no text in YAML's core schema. https://yaml.org/spec/1.2.2/#103-core-schema */
const WORDS = new Map([
	...[
		"null",
		"Null",
		"NULL",
		"~"
	].map((word) => [word, null]),
	...[
		"true",
		"True",
		"TRUE"
	].map((word) => [word, true]),
	...[
		"false",
		"False",
		"FALSE"
	].map((word) => [word, false])
]);
/**
* Entries of a front matter in its usual shape (one `key: scalar` or `key: [flow, list]` a line), or undefined when any
* line is unusual and only a YAML library may say what it means. Held equal to the library by a property.
* `firstLine` is the line number of `lines[0]`.
*/
function parseUsualEntries(lines, firstLine) {
	const entries = [];
	for (let i = 0; i < lines.length; i++) {
		const text = lines[i] ?? "";
		if (text === "" || text.charCodeAt(0) === 35) continue;
		const match = ENTRY_LINE.exec(text);
		const key = match?.[1];
		if (match === null || key === void 0 || WORDS.has(key)) return void 0;
		const written = trimSpaces(match[3] ?? "");
		const value = readUsualValue(written);
		if (value === void 0) return void 0;
		const line = firstLine + i;
		const gap = written === "" ? 0 : match[2]?.length ?? 0;
		const valueColumn = key.length + 2 + gap;
		entries.push({
			key,
			value,
			line,
			endLine: line,
			valueColumn,
			valueLength: written.length
		});
	}
	return entries;
}
/**
* The value of a text behind `key: ` (no spaces around it), or undefined when it is not of the usual shape: then it may
* mean anything, or nothing, in YAML.
*/
function readUsualValue(text) {
	switch (text.charCodeAt(0)) {
		case 39: return readSingleQuoted(text);
		case 34: return readDoubleQuoted(text);
		case 91: return readList(text);
		default: return text === "" ? null : readBare(text);
	}
}
function readBare(text) {
	if (UNUSUAL_BARE.test(text) || LIKE_NUMBER.test(text)) return void 0;
	const word = WORDS.get(text);
	return word === void 0 ? text : word;
}
function readSingleQuoted(text) {
	if (text.length < 2 || !text.endsWith("'") || text.includes("	")) return void 0;
	const inner = text.slice(1, -1);
	if (!inner.includes("'")) return inner;
	return inner.replaceAll("''", "").includes("'") ? void 0 : inner.replaceAll("''", "'");
}
function readDoubleQuoted(text) {
	if (text.length < 2 || !text.endsWith("\"")) return void 0;
	const inner = text.slice(1, -1);
	return /["\\\t]/.test(inner) ? void 0 : inner;
}
function readList(text) {
	if (!text.endsWith("]")) return void 0;
	const inner = trimSpaces(text.slice(1, -1));
	const elements = [];
	LIST_ELEMENT.lastIndex = 0;
	while (LIST_ELEMENT.lastIndex < inner.length) {
		const match = LIST_ELEMENT.exec(inner);
		if (match === null) return void 0;
		const [, single, double, bare, end] = match;
		if (bare !== void 0 && WORDS.has(bare)) return void 0;
		elements.push(single ?? double ?? bare ?? "");
		if (end === "") return elements;
	}
	return inner === "" ? elements : void 0;
}
/** Without spaces at the end; only the space itself counts, as in YAML. */
function trimSpaces(text) {
	let end = text.length;
	while (end > 0 && text.charCodeAt(end - 1) === 32) end -= 1;
	return end === text.length ? text : text.slice(0, end);
}
// src/core/ticket/front-matter-place.ts
/** The place of an entry's key; `source` is the text of its line. */
function keyPlace(entry, path, source) {
	const column = Math.max(0, source.search(/[^ ]/)) + 1;
	return {
		path,
		line: entry.line,
		column,
		length: Math.max(1, entry.key.length),
		source
	};
}
/** The place of an entry's value, or of its key where no value stands on the key's line. */
function valuePlace(entry, path, source) {
	if (entry.valueLength === 0) return keyPlace(entry, path, source);
	return {
		path,
		line: entry.line,
		column: entry.valueColumn,
		length: entry.valueLength,
		source
	};
}
/** At most `MAX_FINDINGS_PER_FILE` findings; where some are left out, the last one counts them. */
function boundFindings(diagnostics, { path, ticket }) {
	if (diagnostics.length <= 50) return diagnostics;
	const kept = diagnostics.slice(0, 49);
	const facts = { count: diagnostics.length - kept.length };
	return [...kept, finding("item/more-findings", { path }, facts, ticket)];
}
// src/core/ticket/front-matter-refused.ts
/** Deepest nesting of lists and maps in a front matter. */
const MAX_FRONT_MATTER_DEPTH = 16;
/** Deepest nesting of blocks that the library is given. It reads them by recursion and runs out of stack at some hundreds. */
const MAX_BLOCK_DEPTH = 64;
const INDICATOR = /[-?:](?:[ \t]+|$)/y;
/**
* The first place where blocks stand deeper within blocks than the library may see, judged by indentation and
* indicators alone. `firstLine` is the line number of `lines[0]`.
*/
function findDeepBlock(lines, firstLine) {
	const open = [];
	for (const [index, line] of lines.entries()) {
		let column = line.search(/[^ ]/);
		if (column === -1 || line.startsWith("#", column)) continue;
		while ((open.at(-1) ?? -1) >= column) open.pop();
		open.push(column);
		INDICATOR.lastIndex = column;
		while (open.length <= MAX_BLOCK_DEPTH && INDICATOR.test(line)) {
			column = INDICATOR.lastIndex;
			open.push(column);
		}
		if (open.length <= MAX_BLOCK_DEPTH) continue;
		return {
			kind: "too-deep",
			detail: "",
			line: firstLine + index,
			column: column + 1,
			length: 1
		};
	}
}
/** The first thing in the token tree that is refused, found without building any value. */
function findRefused(tokens, position) {
	const stack = [];
	const push = (list, depth) => {
		for (const token of (list ?? []).toReversed()) stack.push({
			token,
			depth
		});
	};
	push(tokens, 0);
	for (let next = stack.pop(); next !== void 0; next = stack.pop()) {
		const { token, depth } = next;
		const kind = refusedKind(token);
		if (kind !== void 0) return problemAt(position, kind, sourceOf(token), token.offset, sourceOf(token).length);
		if (depth > 16) return problemAt(position, "too-deep", "", token.offset, 1);
		push(childrenOf(token), depth + ("items" in token ? 1 : 0));
	}
}
function refusedKind({ type }) {
	if (type === "anchor" || type === "alias" || type === "tag") return type;
	return type === "explicit-key-ind" ? "complex-key" : void 0;
}
function childrenOf(token) {
	const children = [];
	if (token.type === "document") {
		children.push(...token.start);
		if (token.value !== void 0) children.push(token.value);
	}
	if (token.type === "block-scalar") children.push(...token.props);
	if (!("items" in token)) return children;
	for (const item of token.items) {
		children.push(...item.start);
		if (item.key) children.push(item.key);
		if (item.sep) children.push(...item.sep);
		if (item.value) children.push(item.value);
	}
	return children;
}
function sourceOf(token) {
	return "source" in token ? token.source : "";
}
/** A problem of `length` characters at an offset. */
function problemAt(position, kind, detail, offset, length) {
	const { line, column } = position(offset);
	return {
		kind,
		detail,
		line,
		column,
		length: Math.max(1, length)
	};
}
// src/core/ticket/front-matter-write.ts
/** Bare texts that other YAML readers (YAML 1.1) take for dates, numbers in base 60, yes and no. */
const AMBIGUOUS = /^(?:\d{4}-\d{1,2}-\d{1,2}.*|[\d_:.]+|y|yes|n|no|on|off|=|<<)$/i;
/** What only an escape can carry on one line. */
const NEEDS_ESCAPE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/;
const BARE_WORD = /^[A-Za-z_][\w./-]*$/;
/**
* One line of YAML that reads back as exactly this value. `like` is the value text that is being replaced: its way of
* quoting is kept where the new value allows it.
*/
function formatValue(value, like) {
	if (value === null) return "null";
	if (typeof value === "string") return formatScalar(value, styleOf(like ?? ""));
	const style = like?.startsWith("[") ? styleOf(like.slice(1).trimStart()) : void 0;
	return `[${value.map((word) => formatWord(word, style)).join(", ")}]`;
}
/**
* A text as one line of YAML, in the wanted style where that reads back as the same text. Without a style, bare where
* every YAML reader agrees, else in single quotes.
*/
function formatScalar(text, style) {
	if (needsEscape(text) || style === "double") return doubleQuoted(text);
	return (style === "bare" || style === void 0 && !AMBIGUOUS.test(text)) && text !== "" && readUsualValue(text) === text ? text : singleQuoted(text);
}
function formatWord(word, style) {
	if (needsEscape(word) || style === "double") return doubleQuoted(word);
	const list = readUsualValue(`[${word}]`);
	return style !== "single" && BARE_WORD.test(word) && !AMBIGUOUS.test(word) && Array.isArray(list) ? word : singleQuoted(word);
}
function styleOf(text) {
	if (text.startsWith("'")) return "single";
	if (text.startsWith("\"")) return "double";
	return typeof readUsualValue(text) === "string" ? "bare" : void 0;
}
function needsEscape(text) {
	return NEEDS_ESCAPE.test(text) && NEEDS_ESCAPE.test(text.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, ""));
}
function singleQuoted(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
/** JSON's escapes are YAML's; what JSON leaves alone but no line should hold is escaped too. */
function doubleQuoted(text) {
	return JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, (char) => {
		return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}
// node_modules/kind-of/index.js
var require_kind_of = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var toString = Object.prototype.toString;
	module.exports = function kindOf(val) {
		if (val === void 0) return "undefined";
		if (val === null) return "null";
		var type = typeof val;
		if (type === "boolean") return "boolean";
		if (type === "string") return "string";
		if (type === "number") return "number";
		if (type === "symbol") return "symbol";
		if (type === "function") return isGeneratorFn(val) ? "generatorfunction" : "function";
		if (isArray(val)) return "array";
		if (isBuffer(val)) return "buffer";
		if (isArguments(val)) return "arguments";
		if (isDate(val)) return "date";
		if (isError(val)) return "error";
		if (isRegexp(val)) return "regexp";
		switch (ctorName(val)) {
			case "Symbol": return "symbol";
			case "Promise": return "promise";
			case "WeakMap": return "weakmap";
			case "WeakSet": return "weakset";
			case "Map": return "map";
			case "Set": return "set";
			case "Int8Array": return "int8array";
			case "Uint8Array": return "uint8array";
			case "Uint8ClampedArray": return "uint8clampedarray";
			case "Int16Array": return "int16array";
			case "Uint16Array": return "uint16array";
			case "Int32Array": return "int32array";
			case "Uint32Array": return "uint32array";
			case "Float32Array": return "float32array";
			case "Float64Array": return "float64array";
		}
		if (isGeneratorObj(val)) return "generator";
		type = toString.call(val);
		switch (type) {
			case "[object Object]": return "object";
			case "[object Map Iterator]": return "mapiterator";
			case "[object Set Iterator]": return "setiterator";
			case "[object String Iterator]": return "stringiterator";
			case "[object Array Iterator]": return "arrayiterator";
		}
		return type.slice(8, -1).toLowerCase().replace(/\s/g, "");
	};
	function ctorName(val) {
		return typeof val.constructor === "function" ? val.constructor.name : null;
	}
	function isArray(val) {
		if (Array.isArray) return Array.isArray(val);
		return val instanceof Array;
	}
	function isError(val) {
		return val instanceof Error || typeof val.message === "string" && val.constructor && typeof val.constructor.stackTraceLimit === "number";
	}
	function isDate(val) {
		if (val instanceof Date) return true;
		return typeof val.toDateString === "function" && typeof val.getDate === "function" && typeof val.setDate === "function";
	}
	function isRegexp(val) {
		if (val instanceof RegExp) return true;
		return typeof val.flags === "string" && typeof val.ignoreCase === "boolean" && typeof val.multiline === "boolean" && typeof val.global === "boolean";
	}
	function isGeneratorFn(name, val) {
		return ctorName(name) === "GeneratorFunction";
	}
	function isGeneratorObj(val) {
		return typeof val.throw === "function" && typeof val.return === "function" && typeof val.next === "function";
	}
	function isArguments(val) {
		try {
			if (typeof val.length === "number" && typeof val.callee === "function") return true;
		} catch (err) {
			if (err.message.indexOf("callee") !== -1) return true;
		}
		return false;
	}
	/**
	* If you need to support Safari 5-7 (8-10 yr-old browser),
	* take a look at https://github.com/feross/is-buffer
	*/
	function isBuffer(val) {
		if (val.constructor && typeof val.constructor.isBuffer === "function") return val.constructor.isBuffer(val);
		return false;
	}
}));
// node_modules/is-extendable/index.js
/*!
* is-extendable <https://github.com/jonschlinkert/is-extendable>
*
* Copyright (c) 2015, Jon Schlinkert.
* Licensed under the MIT License.
*/
var require_is_extendable = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function isExtendable(val) {
		return typeof val !== "undefined" && val !== null && (typeof val === "object" || typeof val === "function");
	};
}));
// node_modules/extend-shallow/index.js
var require_extend_shallow = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var isObject = require_is_extendable();
	module.exports = function extend(o) {
		if (!isObject(o)) o = {};
		var len = arguments.length;
		for (var i = 1; i < len; i++) {
			var obj = arguments[i];
			if (isObject(obj)) assign(o, obj);
		}
		return o;
	};
	function assign(a, b) {
		for (var key in b) if (hasOwn(b, key)) a[key] = b[key];
	}
	/**
	* Returns true if the given `key` is an own property of `obj`.
	*/
	function hasOwn(obj, key) {
		return Object.prototype.hasOwnProperty.call(obj, key);
	}
}));
// node_modules/section-matter/index.js
var require_section_matter = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var typeOf = require_kind_of();
	var extend = require_extend_shallow();
	/**
	* Parse sections in `input` with the given `options`.
	*
	* ```js
	* var sections = require('{%= name %}');
	* var result = sections(input, options);
	* // { content: 'Content before sections', sections: [] }
	* ```
	* @param {String|Buffer|Object} `input` If input is an object, it's `content` property must be a string or buffer.
	* @param {Object} options
	* @return {Object} Returns an object with a `content` string and an array of `sections` objects.
	* @api public
	*/
	module.exports = function(input, options) {
		if (typeof options === "function") options = { parse: options };
		var file = toObject(input);
		var opts = extend({}, {
			section_delimiter: "---",
			parse: identity
		}, options);
		var delim = opts.section_delimiter;
		var lines = file.content.split(/\r?\n/);
		var sections = null;
		var section = createSection();
		var content = [];
		var stack = [];
		function initSections(val) {
			file.content = val;
			sections = [];
			content = [];
		}
		function closeSection(val) {
			if (stack.length) {
				section.key = getKey(stack[0], delim);
				section.content = val;
				opts.parse(section, sections);
				sections.push(section);
				section = createSection();
				content = [];
				stack = [];
			}
		}
		for (var i = 0; i < lines.length; i++) {
			var line = lines[i];
			var len = stack.length;
			var ln = line.trim();
			if (isDelimiter(ln, delim)) {
				if (ln.length === 3 && i !== 0) {
					if (len === 0 || len === 2) {
						content.push(line);
						continue;
					}
					stack.push(ln);
					section.data = content.join("\n");
					content = [];
					continue;
				}
				if (sections === null) initSections(content.join("\n"));
				if (len === 2) closeSection(content.join("\n"));
				stack.push(ln);
				continue;
			}
			content.push(line);
		}
		if (sections === null) initSections(content.join("\n"));
		else closeSection(content.join("\n"));
		file.sections = sections;
		return file;
	};
	function isDelimiter(line, delim) {
		if (line.slice(0, delim.length) !== delim) return false;
		if (line.charAt(delim.length + 1) === delim.slice(-1)) return false;
		return true;
	}
	function toObject(input) {
		if (typeOf(input) !== "object") input = { content: input };
		if (typeof input.content !== "string" && !isBuffer(input.content)) throw new TypeError("expected a buffer or string");
		input.content = input.content.toString();
		input.sections = [];
		return input;
	}
	function getKey(val, delim) {
		return val ? val.slice(delim.length).trim() : "";
	}
	function createSection() {
		return {
			key: "",
			data: "",
			content: ""
		};
	}
	function identity(val) {
		return val;
	}
	function isBuffer(val) {
		if (val && val.constructor && typeof val.constructor.isBuffer === "function") return val.constructor.isBuffer(val);
		return false;
	}
}));
// node_modules/js-yaml/lib/js-yaml/common.js
var require_common = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function isNothing(subject) {
		return typeof subject === "undefined" || subject === null;
	}
	function isObject(subject) {
		return typeof subject === "object" && subject !== null;
	}
	function toArray(sequence) {
		if (Array.isArray(sequence)) return sequence;
		else if (isNothing(sequence)) return [];
		return [sequence];
	}
	function extend(target, source) {
		var index, length, key, sourceKeys;
		if (source) {
			sourceKeys = Object.keys(source);
			for (index = 0, length = sourceKeys.length; index < length; index += 1) {
				key = sourceKeys[index];
				target[key] = source[key];
			}
		}
		return target;
	}
	function repeat(string, count) {
		var result = "", cycle = 0;
		for (; cycle < count; cycle += 1) result += string;
		return result;
	}
	function isNegativeZero(number) {
		return number === 0 && Number.NEGATIVE_INFINITY === 1 / number;
	}
	module.exports.isNothing = isNothing;
	module.exports.isObject = isObject;
	module.exports.toArray = toArray;
	module.exports.repeat = repeat;
	module.exports.isNegativeZero = isNegativeZero;
	module.exports.extend = extend;
}));
// node_modules/js-yaml/lib/js-yaml/exception.js
var require_exception = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function YAMLException(reason, mark) {
		Error.call(this);
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = (this.reason || "(unknown reason)") + (this.mark ? " " + this.mark.toString() : "");
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
		else this.stack = (/* @__PURE__ */ new Error()).stack || "";
	}
	YAMLException.prototype = Object.create(Error.prototype);
	YAMLException.prototype.constructor = YAMLException;
	YAMLException.prototype.toString = function toString(compact) {
		var result = this.name + ": ";
		result += this.reason || "(unknown reason)";
		if (!compact && this.mark) result += " " + this.mark.toString();
		return result;
	};
	module.exports = YAMLException;
}));
// node_modules/js-yaml/lib/js-yaml/mark.js
var require_mark = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var common = require_common();
	function Mark(name, buffer, position, line, column) {
		this.name = name;
		this.buffer = buffer;
		this.position = position;
		this.line = line;
		this.column = column;
	}
	Mark.prototype.getSnippet = function getSnippet(indent, maxLength) {
		var head, start, tail, end, snippet;
		if (!this.buffer) return null;
		indent = indent || 4;
		maxLength = maxLength || 75;
		head = "";
		start = this.position;
		while (start > 0 && "\0\r\n\u2028\u2029".indexOf(this.buffer.charAt(start - 1)) === -1) {
			start -= 1;
			if (this.position - start > maxLength / 2 - 1) {
				head = " ... ";
				start += 5;
				break;
			}
		}
		tail = "";
		end = this.position;
		while (end < this.buffer.length && "\0\r\n\u2028\u2029".indexOf(this.buffer.charAt(end)) === -1) {
			end += 1;
			if (end - this.position > maxLength / 2 - 1) {
				tail = " ... ";
				end -= 5;
				break;
			}
		}
		snippet = this.buffer.slice(start, end);
		return common.repeat(" ", indent) + head + snippet + tail + "\n" + common.repeat(" ", indent + this.position - start + head.length) + "^";
	};
	Mark.prototype.toString = function toString(compact) {
		var snippet, where = "";
		if (this.name) where += "in \"" + this.name + "\" ";
		where += "at line " + (this.line + 1) + ", column " + (this.column + 1);
		if (!compact) {
			snippet = this.getSnippet();
			if (snippet) where += ":\n" + snippet;
		}
		return where;
	};
	module.exports = Mark;
}));
// node_modules/js-yaml/lib/js-yaml/type.js
var require_type = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var YAMLException = require_exception();
	var TYPE_CONSTRUCTOR_OPTIONS = [
		"kind",
		"resolve",
		"construct",
		"instanceOf",
		"predicate",
		"represent",
		"defaultStyle",
		"styleAliases"
	];
	var YAML_NODE_KINDS = [
		"scalar",
		"sequence",
		"mapping"
	];
	function compileStyleAliases(map) {
		var result = {};
		if (map !== null) Object.keys(map).forEach(function(style) {
			map[style].forEach(function(alias) {
				result[String(alias)] = style;
			});
		});
		return result;
	}
	function Type(tag, options) {
		options = options || {};
		Object.keys(options).forEach(function(name) {
			if (TYPE_CONSTRUCTOR_OPTIONS.indexOf(name) === -1) throw new YAMLException("Unknown option \"" + name + "\" is met in definition of \"" + tag + "\" YAML type.");
		});
		this.tag = tag;
		this.kind = options["kind"] || null;
		this.resolve = options["resolve"] || function() {
			return true;
		};
		this.construct = options["construct"] || function(data) {
			return data;
		};
		this.instanceOf = options["instanceOf"] || null;
		this.predicate = options["predicate"] || null;
		this.represent = options["represent"] || null;
		this.defaultStyle = options["defaultStyle"] || null;
		this.styleAliases = compileStyleAliases(options["styleAliases"] || null);
		if (YAML_NODE_KINDS.indexOf(this.kind) === -1) throw new YAMLException("Unknown kind \"" + this.kind + "\" is specified for \"" + tag + "\" YAML type.");
	}
	module.exports = Type;
}));
// node_modules/js-yaml/lib/js-yaml/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var common = require_common();
	var YAMLException = require_exception();
	var Type = require_type();
	function compileList(schema, name, result) {
		var exclude = [];
		schema.include.forEach(function(includedSchema) {
			result = compileList(includedSchema, name, result);
		});
		schema[name].forEach(function(currentType) {
			result.forEach(function(previousType, previousIndex) {
				if (previousType.tag === currentType.tag && previousType.kind === currentType.kind) exclude.push(previousIndex);
			});
			result.push(currentType);
		});
		return result.filter(function(type, index) {
			return exclude.indexOf(index) === -1;
		});
	}
	function compileMap() {
		var result = {
			scalar: {},
			sequence: {},
			mapping: {},
			fallback: {}
		}, index, length;
		function collectType(type) {
			result[type.kind][type.tag] = result["fallback"][type.tag] = type;
		}
		for (index = 0, length = arguments.length; index < length; index += 1) arguments[index].forEach(collectType);
		return result;
	}
	function Schema(definition) {
		this.include = definition.include || [];
		this.implicit = definition.implicit || [];
		this.explicit = definition.explicit || [];
		this.implicit.forEach(function(type) {
			if (type.loadKind && type.loadKind !== "scalar") throw new YAMLException("There is a non-scalar type in the implicit list of a schema. Implicit resolving of such types is not supported.");
		});
		this.compiledImplicit = compileList(this, "implicit", []);
		this.compiledExplicit = compileList(this, "explicit", []);
		this.compiledTypeMap = compileMap(this.compiledImplicit, this.compiledExplicit);
	}
	Schema.DEFAULT = null;
	Schema.create = function createSchema() {
		var schemas, types;
		switch (arguments.length) {
			case 1:
				schemas = Schema.DEFAULT;
				types = arguments[0];
				break;
			case 2:
				schemas = arguments[0];
				types = arguments[1];
				break;
			default: throw new YAMLException("Wrong number of arguments for Schema.create function");
		}
		schemas = common.toArray(schemas);
		types = common.toArray(types);
		if (!schemas.every(function(schema) {
			return schema instanceof Schema;
		})) throw new YAMLException("Specified list of super schemas (or a single Schema object) contains a non-Schema object.");
		if (!types.every(function(type) {
			return type instanceof Type;
		})) throw new YAMLException("Specified list of YAML types (or a single Type object) contains a non-Type object.");
		return new Schema({
			include: schemas,
			explicit: types
		});
	};
	module.exports = Schema;
}));
// node_modules/js-yaml/lib/js-yaml/type/str.js
var require_str = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_type())("tag:yaml.org,2002:str", {
		kind: "scalar",
		construct: function(data) {
			return data !== null ? data : "";
		}
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_type())("tag:yaml.org,2002:seq", {
		kind: "sequence",
		construct: function(data) {
			return data !== null ? data : [];
		}
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_type())("tag:yaml.org,2002:map", {
		kind: "mapping",
		construct: function(data) {
			return data !== null ? data : {};
		}
	});
}));
// node_modules/js-yaml/lib/js-yaml/schema/failsafe.js
var require_failsafe = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_schema())({ explicit: [
		require_str(),
		require_seq(),
		require_map()
	] });
}));
// node_modules/js-yaml/lib/js-yaml/type/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	function resolveYamlNull(data) {
		if (data === null) return true;
		var max = data.length;
		return max === 1 && data === "~" || max === 4 && (data === "null" || data === "Null" || data === "NULL");
	}
	function constructYamlNull() {
		return null;
	}
	function isNull(object) {
		return object === null;
	}
	module.exports = new Type("tag:yaml.org,2002:null", {
		kind: "scalar",
		resolve: resolveYamlNull,
		construct: constructYamlNull,
		predicate: isNull,
		represent: {
			canonical: function() {
				return "~";
			},
			lowercase: function() {
				return "null";
			},
			uppercase: function() {
				return "NULL";
			},
			camelcase: function() {
				return "Null";
			}
		},
		defaultStyle: "lowercase"
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	function resolveYamlBoolean(data) {
		if (data === null) return false;
		var max = data.length;
		return max === 4 && (data === "true" || data === "True" || data === "TRUE") || max === 5 && (data === "false" || data === "False" || data === "FALSE");
	}
	function constructYamlBoolean(data) {
		return data === "true" || data === "True" || data === "TRUE";
	}
	function isBoolean(object) {
		return Object.prototype.toString.call(object) === "[object Boolean]";
	}
	module.exports = new Type("tag:yaml.org,2002:bool", {
		kind: "scalar",
		resolve: resolveYamlBoolean,
		construct: constructYamlBoolean,
		predicate: isBoolean,
		represent: {
			lowercase: function(object) {
				return object ? "true" : "false";
			},
			uppercase: function(object) {
				return object ? "TRUE" : "FALSE";
			},
			camelcase: function(object) {
				return object ? "True" : "False";
			}
		},
		defaultStyle: "lowercase"
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var common = require_common();
	var Type = require_type();
	function isHexCode(c) {
		return 48 <= c && c <= 57 || 65 <= c && c <= 70 || 97 <= c && c <= 102;
	}
	function isOctCode(c) {
		return 48 <= c && c <= 55;
	}
	function isDecCode(c) {
		return 48 <= c && c <= 57;
	}
	function resolveYamlInteger(data) {
		if (data === null) return false;
		var max = data.length, index = 0, hasDigits = false, ch;
		if (!max) return false;
		ch = data[index];
		if (ch === "-" || ch === "+") ch = data[++index];
		if (ch === "0") {
			if (index + 1 === max) return true;
			ch = data[++index];
			if (ch === "b") {
				index++;
				for (; index < max; index++) {
					ch = data[index];
					if (ch === "_") continue;
					if (ch !== "0" && ch !== "1") return false;
					hasDigits = true;
				}
				return hasDigits && ch !== "_";
			}
			if (ch === "x") {
				index++;
				for (; index < max; index++) {
					ch = data[index];
					if (ch === "_") continue;
					if (!isHexCode(data.charCodeAt(index))) return false;
					hasDigits = true;
				}
				return hasDigits && ch !== "_";
			}
			for (; index < max; index++) {
				ch = data[index];
				if (ch === "_") continue;
				if (!isOctCode(data.charCodeAt(index))) return false;
				hasDigits = true;
			}
			return hasDigits && ch !== "_";
		}
		if (ch === "_") return false;
		for (; index < max; index++) {
			ch = data[index];
			if (ch === "_") continue;
			if (ch === ":") break;
			if (!isDecCode(data.charCodeAt(index))) return false;
			hasDigits = true;
		}
		if (!hasDigits || ch === "_") return false;
		if (ch !== ":") return true;
		return /^(:[0-5]?[0-9])+$/.test(data.slice(index));
	}
	function constructYamlInteger(data) {
		var value = data, sign = 1, ch, base, digits = [];
		if (value.indexOf("_") !== -1) value = value.replace(/_/g, "");
		ch = value[0];
		if (ch === "-" || ch === "+") {
			if (ch === "-") sign = -1;
			value = value.slice(1);
			ch = value[0];
		}
		if (value === "0") return 0;
		if (ch === "0") {
			if (value[1] === "b") return sign * parseInt(value.slice(2), 2);
			if (value[1] === "x") return sign * parseInt(value, 16);
			return sign * parseInt(value, 8);
		}
		if (value.indexOf(":") !== -1) {
			value.split(":").forEach(function(v) {
				digits.unshift(parseInt(v, 10));
			});
			value = 0;
			base = 1;
			digits.forEach(function(d) {
				value += d * base;
				base *= 60;
			});
			return sign * value;
		}
		return sign * parseInt(value, 10);
	}
	function isInteger(object) {
		return Object.prototype.toString.call(object) === "[object Number]" && object % 1 === 0 && !common.isNegativeZero(object);
	}
	module.exports = new Type("tag:yaml.org,2002:int", {
		kind: "scalar",
		resolve: resolveYamlInteger,
		construct: constructYamlInteger,
		predicate: isInteger,
		represent: {
			binary: function(obj) {
				return obj >= 0 ? "0b" + obj.toString(2) : "-0b" + obj.toString(2).slice(1);
			},
			octal: function(obj) {
				return obj >= 0 ? "0" + obj.toString(8) : "-0" + obj.toString(8).slice(1);
			},
			decimal: function(obj) {
				return obj.toString(10);
			},
			hexadecimal: function(obj) {
				return obj >= 0 ? "0x" + obj.toString(16).toUpperCase() : "-0x" + obj.toString(16).toUpperCase().slice(1);
			}
		},
		defaultStyle: "decimal",
		styleAliases: {
			binary: [2, "bin"],
			octal: [8, "oct"],
			decimal: [10, "dec"],
			hexadecimal: [16, "hex"]
		}
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var common = require_common();
	var Type = require_type();
	var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:0|[1-9][0-9_]*)(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
	function resolveYamlFloat(data) {
		if (data === null) return false;
		if (!YAML_FLOAT_PATTERN.test(data) || data[data.length - 1] === "_") return false;
		return true;
	}
	function constructYamlFloat(data) {
		var value = data.replace(/_/g, "").toLowerCase(), sign = value[0] === "-" ? -1 : 1, base, digits = [];
		if ("+-".indexOf(value[0]) >= 0) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		else if (value === ".nan") return NaN;
		else if (value.indexOf(":") >= 0) {
			value.split(":").forEach(function(v) {
				digits.unshift(parseFloat(v, 10));
			});
			value = 0;
			base = 1;
			digits.forEach(function(d) {
				value += d * base;
				base *= 60;
			});
			return sign * value;
		}
		return sign * parseFloat(value, 10);
	}
	var SCIENTIFIC_WITHOUT_DOT = /^[-+]?[0-9]+e/;
	function representYamlFloat(object, style) {
		var res;
		if (isNaN(object)) switch (style) {
			case "lowercase": return ".nan";
			case "uppercase": return ".NAN";
			case "camelcase": return ".NaN";
		}
		else if (Number.POSITIVE_INFINITY === object) switch (style) {
			case "lowercase": return ".inf";
			case "uppercase": return ".INF";
			case "camelcase": return ".Inf";
		}
		else if (Number.NEGATIVE_INFINITY === object) switch (style) {
			case "lowercase": return "-.inf";
			case "uppercase": return "-.INF";
			case "camelcase": return "-.Inf";
		}
		else if (common.isNegativeZero(object)) return "-0.0";
		res = object.toString(10);
		return SCIENTIFIC_WITHOUT_DOT.test(res) ? res.replace("e", ".e") : res;
	}
	function isFloat(object) {
		return Object.prototype.toString.call(object) === "[object Number]" && (object % 1 !== 0 || common.isNegativeZero(object));
	}
	module.exports = new Type("tag:yaml.org,2002:float", {
		kind: "scalar",
		resolve: resolveYamlFloat,
		construct: constructYamlFloat,
		predicate: isFloat,
		represent: representYamlFloat,
		defaultStyle: "lowercase"
	});
}));
// node_modules/js-yaml/lib/js-yaml/schema/json.js
var require_json = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_schema())({
		include: [require_failsafe()],
		implicit: [
			require_null(),
			require_bool(),
			require_int(),
			require_float()
		]
	});
}));
// node_modules/js-yaml/lib/js-yaml/schema/core.js
var require_core = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_schema())({ include: [require_json()] });
}));
// node_modules/js-yaml/lib/js-yaml/type/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
	var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
	function resolveYamlTimestamp(data) {
		if (data === null) return false;
		if (YAML_DATE_REGEXP.exec(data) !== null) return true;
		if (YAML_TIMESTAMP_REGEXP.exec(data) !== null) return true;
		return false;
	}
	function constructYamlTimestamp(data) {
		var match, year, month, day, hour, minute, second, fraction = 0, delta = null, tz_hour, tz_minute, date;
		match = YAML_DATE_REGEXP.exec(data);
		if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(data);
		if (match === null) throw new Error("Date resolve error");
		year = +match[1];
		month = +match[2] - 1;
		day = +match[3];
		if (!match[4]) return new Date(Date.UTC(year, month, day));
		hour = +match[4];
		minute = +match[5];
		second = +match[6];
		if (match[7]) {
			fraction = match[7].slice(0, 3);
			while (fraction.length < 3) fraction += "0";
			fraction = +fraction;
		}
		if (match[9]) {
			tz_hour = +match[10];
			tz_minute = +(match[11] || 0);
			delta = (tz_hour * 60 + tz_minute) * 6e4;
			if (match[9] === "-") delta = -delta;
		}
		date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
		if (delta) date.setTime(date.getTime() - delta);
		return date;
	}
	function representYamlTimestamp(object) {
		return object.toISOString();
	}
	module.exports = new Type("tag:yaml.org,2002:timestamp", {
		kind: "scalar",
		resolve: resolveYamlTimestamp,
		construct: constructYamlTimestamp,
		instanceOf: Date,
		represent: representYamlTimestamp
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	function resolveYamlMerge(data) {
		return data === "<<" || data === null;
	}
	module.exports = new Type("tag:yaml.org,2002:merge", {
		kind: "scalar",
		resolve: resolveYamlMerge
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var NodeBuffer;
	try {
		NodeBuffer = __require("buffer").Buffer;
	} catch (__) {}
	var Type = require_type();
	var BASE64_MAP = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n\r";
	function resolveYamlBinary(data) {
		if (data === null) return false;
		var code, idx, bitlen = 0, max = data.length, map = BASE64_MAP;
		for (idx = 0; idx < max; idx++) {
			code = map.indexOf(data.charAt(idx));
			if (code > 64) continue;
			if (code < 0) return false;
			bitlen += 6;
		}
		return bitlen % 8 === 0;
	}
	function constructYamlBinary(data) {
		var idx, tailbits, input = data.replace(/[\r\n=]/g, ""), max = input.length, map = BASE64_MAP, bits = 0, result = [];
		for (idx = 0; idx < max; idx++) {
			if (idx % 4 === 0 && idx) {
				result.push(bits >> 16 & 255);
				result.push(bits >> 8 & 255);
				result.push(bits & 255);
			}
			bits = bits << 6 | map.indexOf(input.charAt(idx));
		}
		tailbits = max % 4 * 6;
		if (tailbits === 0) {
			result.push(bits >> 16 & 255);
			result.push(bits >> 8 & 255);
			result.push(bits & 255);
		} else if (tailbits === 18) {
			result.push(bits >> 10 & 255);
			result.push(bits >> 2 & 255);
		} else if (tailbits === 12) result.push(bits >> 4 & 255);
		if (NodeBuffer) return NodeBuffer.from ? NodeBuffer.from(result) : new NodeBuffer(result);
		return result;
	}
	function representYamlBinary(object) {
		var result = "", bits = 0, idx, tail, max = object.length, map = BASE64_MAP;
		for (idx = 0; idx < max; idx++) {
			if (idx % 3 === 0 && idx) {
				result += map[bits >> 18 & 63];
				result += map[bits >> 12 & 63];
				result += map[bits >> 6 & 63];
				result += map[bits & 63];
			}
			bits = (bits << 8) + object[idx];
		}
		tail = max % 3;
		if (tail === 0) {
			result += map[bits >> 18 & 63];
			result += map[bits >> 12 & 63];
			result += map[bits >> 6 & 63];
			result += map[bits & 63];
		} else if (tail === 2) {
			result += map[bits >> 10 & 63];
			result += map[bits >> 4 & 63];
			result += map[bits << 2 & 63];
			result += map[64];
		} else if (tail === 1) {
			result += map[bits >> 2 & 63];
			result += map[bits << 4 & 63];
			result += map[64];
			result += map[64];
		}
		return result;
	}
	function isBinary(object) {
		return NodeBuffer && NodeBuffer.isBuffer(object);
	}
	module.exports = new Type("tag:yaml.org,2002:binary", {
		kind: "scalar",
		resolve: resolveYamlBinary,
		construct: constructYamlBinary,
		predicate: isBinary,
		represent: representYamlBinary
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	var _hasOwnProperty = Object.prototype.hasOwnProperty;
	var _toString = Object.prototype.toString;
	function resolveYamlOmap(data) {
		if (data === null) return true;
		var objectKeys = {}, index, length, pair, pairKey, pairHasKey, object = data;
		for (index = 0, length = object.length; index < length; index += 1) {
			pair = object[index];
			pairHasKey = false;
			if (_toString.call(pair) !== "[object Object]") return false;
			for (pairKey in pair) if (_hasOwnProperty.call(pair, pairKey)) {
				if (!pairHasKey) pairHasKey = true;
				else return false;
			}
			if (!pairHasKey) return false;
			if (_hasOwnProperty.call(objectKeys, pairKey)) return false;
			Object.defineProperty(objectKeys, pairKey, { value: true });
		}
		return true;
	}
	function constructYamlOmap(data) {
		return data !== null ? data : [];
	}
	module.exports = new Type("tag:yaml.org,2002:omap", {
		kind: "sequence",
		resolve: resolveYamlOmap,
		construct: constructYamlOmap
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	var _toString = Object.prototype.toString;
	function resolveYamlPairs(data) {
		if (data === null) return true;
		var index, length, pair, keys, result, object = data;
		result = new Array(object.length);
		for (index = 0, length = object.length; index < length; index += 1) {
			pair = object[index];
			if (_toString.call(pair) !== "[object Object]") return false;
			keys = Object.keys(pair);
			if (keys.length !== 1) return false;
			result[index] = [keys[0], pair[keys[0]]];
		}
		return true;
	}
	function constructYamlPairs(data) {
		if (data === null) return [];
		var index, length, pair, keys, result, object = data;
		result = new Array(object.length);
		for (index = 0, length = object.length; index < length; index += 1) {
			pair = object[index];
			keys = Object.keys(pair);
			result[index] = [keys[0], pair[keys[0]]];
		}
		return result;
	}
	module.exports = new Type("tag:yaml.org,2002:pairs", {
		kind: "sequence",
		resolve: resolveYamlPairs,
		construct: constructYamlPairs
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	var _hasOwnProperty = Object.prototype.hasOwnProperty;
	function resolveYamlSet(data) {
		if (data === null) return true;
		var key, object = data;
		for (key in object) if (_hasOwnProperty.call(object, key)) {
			if (object[key] !== null) return false;
		}
		return true;
	}
	function constructYamlSet(data) {
		return data !== null ? data : {};
	}
	module.exports = new Type("tag:yaml.org,2002:set", {
		kind: "mapping",
		resolve: resolveYamlSet,
		construct: constructYamlSet
	});
}));
// node_modules/js-yaml/lib/js-yaml/schema/default_safe.js
var require_default_safe = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = new (require_schema())({
		include: [require_core()],
		implicit: [require_timestamp(), require_merge()],
		explicit: [
			require_binary(),
			require_omap(),
			require_pairs(),
			require_set()
		]
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/js/undefined.js
var require_undefined = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	function resolveJavascriptUndefined() {
		return true;
	}
	function constructJavascriptUndefined() {}
	function representJavascriptUndefined() {
		return "";
	}
	function isUndefined(object) {
		return typeof object === "undefined";
	}
	module.exports = new Type("tag:yaml.org,2002:js/undefined", {
		kind: "scalar",
		resolve: resolveJavascriptUndefined,
		construct: constructJavascriptUndefined,
		predicate: isUndefined,
		represent: representJavascriptUndefined
	});
}));
// node_modules/js-yaml/lib/js-yaml/type/js/regexp.js
var require_regexp = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Type = require_type();
	function resolveJavascriptRegExp(data) {
		if (data === null) return false;
		if (data.length === 0) return false;
		var regexp = data, tail = /\/([gim]*)$/.exec(data), modifiers = "";
		if (regexp[0] === "/") {
			if (tail) modifiers = tail[1];
			if (modifiers.length > 3) return false;
			if (regexp[regexp.length - modifiers.length - 1] !== "/") return false;
		}
		return true;
	}
	function constructJavascriptRegExp(data) {
		var regexp = data, tail = /\/([gim]*)$/.exec(data), modifiers = "";
		if (regexp[0] === "/") {
			if (tail) modifiers = tail[1];
			regexp = regexp.slice(1, regexp.length - modifiers.length - 1);
		}
		return new RegExp(regexp, modifiers);
	}
	function representJavascriptRegExp(object) {
		var result = "/" + object.source + "/";
		if (object.global) result += "g";
		if (object.multiline) result += "m";
		if (object.ignoreCase) result += "i";
		return result;
	}
	function isRegExp(object) {
		return Object.prototype.toString.call(object) === "[object RegExp]";
	}
	module.exports = new Type("tag:yaml.org,2002:js/regexp", {
		kind: "scalar",
		resolve: resolveJavascriptRegExp,
		construct: constructJavascriptRegExp,
		predicate: isRegExp,
		represent: representJavascriptRegExp
	});
}));
// (ignored) node_modules/js-yaml/lib/js-yaml/type/js/esprima
var require_esprima = /* @__PURE__ */ __commonJSMin((() => {}));
// node_modules/js-yaml/lib/js-yaml/type/js/function.js
var require_function = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var esprima;
	try {
		esprima = require_esprima();
	} catch (_) {
		if (typeof window !== "undefined") esprima = window.esprima;
	}
	var Type = require_type();
	function resolveJavascriptFunction(data) {
		if (data === null) return false;
		try {
			var source = "(" + data + ")", ast = esprima.parse(source, { range: true });
			if (ast.type !== "Program" || ast.body.length !== 1 || ast.body[0].type !== "ExpressionStatement" || ast.body[0].expression.type !== "ArrowFunctionExpression" && ast.body[0].expression.type !== "FunctionExpression") return false;
			return true;
		} catch (err) {
			return false;
		}
	}
	function constructJavascriptFunction(data) {
		var source = "(" + data + ")", ast = esprima.parse(source, { range: true }), params = [], body;
		if (ast.type !== "Program" || ast.body.length !== 1 || ast.body[0].type !== "ExpressionStatement" || ast.body[0].expression.type !== "ArrowFunctionExpression" && ast.body[0].expression.type !== "FunctionExpression") throw new Error("Failed to resolve function");
		ast.body[0].expression.params.forEach(function(param) {
			params.push(param.name);
		});
		body = ast.body[0].expression.body.range;
		if (ast.body[0].expression.body.type === "BlockStatement") return new Function(params, source.slice(body[0] + 1, body[1] - 1));
		return new Function(params, "return " + source.slice(body[0], body[1]));
	}
	function representJavascriptFunction(object) {
		return object.toString();
	}
	function isFunction(object) {
		return Object.prototype.toString.call(object) === "[object Function]";
	}
	module.exports = new Type("tag:yaml.org,2002:js/function", {
		kind: "scalar",
		resolve: resolveJavascriptFunction,
		construct: constructJavascriptFunction,
		predicate: isFunction,
		represent: representJavascriptFunction
	});
}));
// node_modules/js-yaml/lib/js-yaml/schema/default_full.js
var require_default_full = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Schema = require_schema();
	module.exports = Schema.DEFAULT = new Schema({
		include: [require_default_safe()],
		explicit: [
			require_undefined(),
			require_regexp(),
			require_function()
		]
	});
}));
// node_modules/js-yaml/lib/js-yaml/loader.js
var require_loader = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var common = require_common();
	var YAMLException = require_exception();
	var Mark = require_mark();
	var DEFAULT_SAFE_SCHEMA = require_default_safe();
	var DEFAULT_FULL_SCHEMA = require_default_full();
	var _hasOwnProperty = Object.prototype.hasOwnProperty;
	var CONTEXT_FLOW_IN = 1;
	var CONTEXT_FLOW_OUT = 2;
	var CONTEXT_BLOCK_IN = 3;
	var CONTEXT_BLOCK_OUT = 4;
	var CHOMPING_CLIP = 1;
	var CHOMPING_STRIP = 2;
	var CHOMPING_KEEP = 3;
	var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
	var PATTERN_NON_ASCII_LINE_BREAKS = /[\x85\u2028\u2029]/;
	var PATTERN_FLOW_INDICATORS = /[,\[\]\{\}]/;
	var PATTERN_TAG_HANDLE = /^(?:!|!!|![a-z\-]+!)$/i;
	var PATTERN_TAG_URI = /^(?:!|[^,\[\]\{\}])(?:%[0-9a-f]{2}|[0-9a-z\-#;\/\?:@&=\+\$,_\.!~\*'\(\)\[\]])*$/i;
	function _class(obj) {
		return Object.prototype.toString.call(obj);
	}
	function is_EOL(c) {
		return c === 10 || c === 13;
	}
	function is_WHITE_SPACE(c) {
		return c === 9 || c === 32;
	}
	function is_WS_OR_EOL(c) {
		return c === 9 || c === 32 || c === 10 || c === 13;
	}
	function is_FLOW_INDICATOR(c) {
		return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
	}
	function fromHexCode(c) {
		var lc;
		if (48 <= c && c <= 57) return c - 48;
		lc = c | 32;
		if (97 <= lc && lc <= 102) return lc - 97 + 10;
		return -1;
	}
	function escapedHexLen(c) {
		if (c === 120) return 2;
		if (c === 117) return 4;
		if (c === 85) return 8;
		return 0;
	}
	function fromDecimalCode(c) {
		if (48 <= c && c <= 57) return c - 48;
		return -1;
	}
	function simpleEscapeSequence(c) {
		return c === 48 ? "\0" : c === 97 ? "\x07" : c === 98 ? "\b" : c === 116 ? "	" : c === 9 ? "	" : c === 110 ? "\n" : c === 118 ? "\v" : c === 102 ? "\f" : c === 114 ? "\r" : c === 101 ? "\x1B" : c === 32 ? " " : c === 34 ? "\"" : c === 47 ? "/" : c === 92 ? "\\" : c === 78 ? "" : c === 95 ? "\xA0" : c === 76 ? "\u2028" : c === 80 ? "\u2029" : "";
	}
	function charFromCodepoint(c) {
		if (c <= 65535) return String.fromCharCode(c);
		return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
	}
	function setProperty(object, key, value) {
		if (key === "__proto__") Object.defineProperty(object, key, {
			configurable: true,
			enumerable: true,
			writable: true,
			value
		});
		else object[key] = value;
	}
	var simpleEscapeCheck = new Array(256);
	var simpleEscapeMap = new Array(256);
	for (var i = 0; i < 256; i++) {
		simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
		simpleEscapeMap[i] = simpleEscapeSequence(i);
	}
	function State(input, options) {
		this.input = input;
		this.filename = options["filename"] || null;
		this.schema = options["schema"] || DEFAULT_FULL_SCHEMA;
		this.onWarning = options["onWarning"] || null;
		this.legacy = options["legacy"] || false;
		this.json = options["json"] || false;
		this.listener = options["listener"] || null;
		this.maxTotalMergeKeys = typeof options["maxTotalMergeKeys"] === "number" ? options["maxTotalMergeKeys"] : 1e4;
		this.implicitTypes = this.schema.compiledImplicit;
		this.typeMap = this.schema.compiledTypeMap;
		this.length = input.length;
		this.position = 0;
		this.line = 0;
		this.lineStart = 0;
		this.lineIndent = 0;
		this.totalMergeKeys = 0;
		this.documents = [];
	}
	function generateError(state, message) {
		return new YAMLException(message, new Mark(state.filename, state.input, state.position, state.line, state.position - state.lineStart));
	}
	function throwError(state, message) {
		throw generateError(state, message);
	}
	function throwWarning(state, message) {
		if (state.onWarning) state.onWarning.call(null, generateError(state, message));
	}
	var directiveHandlers = {
		YAML: function handleYamlDirective(state, name, args) {
			var match, major, minor;
			if (state.version !== null) throwError(state, "duplication of %YAML directive");
			if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
			match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
			if (match === null) throwError(state, "ill-formed argument of the YAML directive");
			major = parseInt(match[1], 10);
			minor = parseInt(match[2], 10);
			if (major !== 1) throwError(state, "unacceptable YAML version of the document");
			state.version = args[0];
			state.checkLineBreaks = minor < 2;
			if (minor !== 1 && minor !== 2) throwWarning(state, "unsupported YAML version of the document");
		},
		TAG: function handleTagDirective(state, name, args) {
			var handle, prefix;
			if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
			handle = args[0];
			prefix = args[1];
			if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
			if (_hasOwnProperty.call(state.tagMap, handle)) throwError(state, "there is a previously declared suffix for \"" + handle + "\" tag handle");
			if (!PATTERN_TAG_URI.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
			state.tagMap[handle] = prefix;
		}
	};
	function captureSegment(state, start, end, checkJson) {
		var _position, _length, _character, _result;
		if (start < end) {
			_result = state.input.slice(start, end);
			if (checkJson) for (_position = 0, _length = _result.length; _position < _length; _position += 1) {
				_character = _result.charCodeAt(_position);
				if (!(_character === 9 || 32 <= _character && _character <= 1114111)) throwError(state, "expected valid JSON character");
			}
			else if (PATTERN_NON_PRINTABLE.test(_result)) throwError(state, "the stream contains non-printable characters");
			state.result += _result;
		}
	}
	function chargeMergeWork(state) {
		state.totalMergeKeys += 1;
		if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError(state, "merge keys exceeded maxTotalMergeKeys (" + state.maxTotalMergeKeys + ")");
	}
	function mergeMappings(state, destination, source, overridableKeys) {
		var sourceKeys, key, index, quantity;
		if (!common.isObject(source)) throwError(state, "cannot merge mappings; the provided source object is unacceptable");
		chargeMergeWork(state);
		sourceKeys = Object.keys(source);
		for (index = 0, quantity = sourceKeys.length; index < quantity; index += 1) {
			key = sourceKeys[index];
			chargeMergeWork(state);
			if (!_hasOwnProperty.call(destination, key)) {
				setProperty(destination, key, source[key]);
				overridableKeys[key] = true;
			}
		}
	}
	function storeMappingPair(state, _result, overridableKeys, keyTag, keyNode, valueNode, startLine, startPos) {
		var index, quantity;
		if (Array.isArray(keyNode)) {
			keyNode = Array.prototype.slice.call(keyNode);
			for (index = 0, quantity = keyNode.length; index < quantity; index += 1) {
				if (Array.isArray(keyNode[index])) throwError(state, "nested arrays are not supported inside keys");
				if (typeof keyNode === "object" && _class(keyNode[index]) === "[object Object]") keyNode[index] = "[object Object]";
			}
		}
		if (typeof keyNode === "object" && _class(keyNode) === "[object Object]") keyNode = "[object Object]";
		keyNode = String(keyNode);
		if (_result === null) _result = {};
		if (keyTag === "tag:yaml.org,2002:merge") {
			if (Array.isArray(valueNode)) {
				if (valueNode.length > 100) throwError(state, "abnormal merge sequence size");
				for (index = 0, quantity = valueNode.length; index < quantity; index += 1) mergeMappings(state, _result, valueNode[index], overridableKeys);
			} else mergeMappings(state, _result, valueNode, overridableKeys);
		} else {
			if (!state.json && !_hasOwnProperty.call(overridableKeys, keyNode) && _hasOwnProperty.call(_result, keyNode)) {
				state.line = startLine || state.line;
				state.position = startPos || state.position;
				throwError(state, "duplicated mapping key");
			}
			setProperty(_result, keyNode, valueNode);
			delete overridableKeys[keyNode];
		}
		return _result;
	}
	function readLineBreak(state) {
		var ch = state.input.charCodeAt(state.position);
		if (ch === 10) state.position++;
		else if (ch === 13) {
			state.position++;
			if (state.input.charCodeAt(state.position) === 10) state.position++;
		} else throwError(state, "a line break is expected");
		state.line += 1;
		state.lineStart = state.position;
	}
	function skipSeparationSpace(state, allowComments, checkIndent) {
		var lineBreaks = 0, ch = state.input.charCodeAt(state.position);
		while (ch !== 0) {
			while (is_WHITE_SPACE(ch)) ch = state.input.charCodeAt(++state.position);
			if (allowComments && ch === 35) do
				ch = state.input.charCodeAt(++state.position);
			while (ch !== 10 && ch !== 13 && ch !== 0);
			if (is_EOL(ch)) {
				readLineBreak(state);
				ch = state.input.charCodeAt(state.position);
				lineBreaks++;
				state.lineIndent = 0;
				while (ch === 32) {
					state.lineIndent++;
					ch = state.input.charCodeAt(++state.position);
				}
			} else break;
		}
		if (checkIndent !== -1 && lineBreaks !== 0 && state.lineIndent < checkIndent) throwWarning(state, "deficient indentation");
		return lineBreaks;
	}
	function testDocumentSeparator(state) {
		var _position = state.position, ch = state.input.charCodeAt(_position);
		if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(_position + 1) && ch === state.input.charCodeAt(_position + 2)) {
			_position += 3;
			ch = state.input.charCodeAt(_position);
			if (ch === 0 || is_WS_OR_EOL(ch)) return true;
		}
		return false;
	}
	function writeFoldedLines(state, count) {
		if (count === 1) state.result += " ";
		else if (count > 1) state.result += common.repeat("\n", count - 1);
	}
	function readPlainScalar(state, nodeIndent, withinFlowCollection) {
		var preceding, following, captureStart, captureEnd, hasPendingContent, _line, _lineStart, _lineIndent, _kind = state.kind, _result = state.result, ch = state.input.charCodeAt(state.position);
		if (is_WS_OR_EOL(ch) || is_FLOW_INDICATOR(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96) return false;
		if (ch === 63 || ch === 45) {
			following = state.input.charCodeAt(state.position + 1);
			if (is_WS_OR_EOL(following) || withinFlowCollection && is_FLOW_INDICATOR(following)) return false;
		}
		state.kind = "scalar";
		state.result = "";
		captureStart = captureEnd = state.position;
		hasPendingContent = false;
		while (ch !== 0) {
			if (ch === 58) {
				following = state.input.charCodeAt(state.position + 1);
				if (is_WS_OR_EOL(following) || withinFlowCollection && is_FLOW_INDICATOR(following)) break;
			} else if (ch === 35) {
				preceding = state.input.charCodeAt(state.position - 1);
				if (is_WS_OR_EOL(preceding)) break;
			} else if (state.position === state.lineStart && testDocumentSeparator(state) || withinFlowCollection && is_FLOW_INDICATOR(ch)) break;
			else if (is_EOL(ch)) {
				_line = state.line;
				_lineStart = state.lineStart;
				_lineIndent = state.lineIndent;
				skipSeparationSpace(state, false, -1);
				if (state.lineIndent >= nodeIndent) {
					hasPendingContent = true;
					ch = state.input.charCodeAt(state.position);
					continue;
				} else {
					state.position = captureEnd;
					state.line = _line;
					state.lineStart = _lineStart;
					state.lineIndent = _lineIndent;
					break;
				}
			}
			if (hasPendingContent) {
				captureSegment(state, captureStart, captureEnd, false);
				writeFoldedLines(state, state.line - _line);
				captureStart = captureEnd = state.position;
				hasPendingContent = false;
			}
			if (!is_WHITE_SPACE(ch)) captureEnd = state.position + 1;
			ch = state.input.charCodeAt(++state.position);
		}
		captureSegment(state, captureStart, captureEnd, false);
		if (state.result) return true;
		state.kind = _kind;
		state.result = _result;
		return false;
	}
	function readSingleQuotedScalar(state, nodeIndent) {
		var ch = state.input.charCodeAt(state.position), captureStart, captureEnd;
		if (ch !== 39) return false;
		state.kind = "scalar";
		state.result = "";
		state.position++;
		captureStart = captureEnd = state.position;
		while ((ch = state.input.charCodeAt(state.position)) !== 0) if (ch === 39) {
			captureSegment(state, captureStart, state.position, true);
			ch = state.input.charCodeAt(++state.position);
			if (ch === 39) {
				captureStart = state.position;
				state.position++;
				captureEnd = state.position;
			} else return true;
		} else if (is_EOL(ch)) {
			captureSegment(state, captureStart, captureEnd, true);
			writeFoldedLines(state, skipSeparationSpace(state, false, nodeIndent));
			captureStart = captureEnd = state.position;
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else {
			state.position++;
			captureEnd = state.position;
		}
		throwError(state, "unexpected end of the stream within a single quoted scalar");
	}
	function readDoubleQuotedScalar(state, nodeIndent) {
		var captureStart, captureEnd, hexLength, hexResult, tmp, ch = state.input.charCodeAt(state.position);
		if (ch !== 34) return false;
		state.kind = "scalar";
		state.result = "";
		state.position++;
		captureStart = captureEnd = state.position;
		while ((ch = state.input.charCodeAt(state.position)) !== 0) if (ch === 34) {
			captureSegment(state, captureStart, state.position, true);
			state.position++;
			return true;
		} else if (ch === 92) {
			captureSegment(state, captureStart, state.position, true);
			ch = state.input.charCodeAt(++state.position);
			if (is_EOL(ch)) skipSeparationSpace(state, false, nodeIndent);
			else if (ch < 256 && simpleEscapeCheck[ch]) {
				state.result += simpleEscapeMap[ch];
				state.position++;
			} else if ((tmp = escapedHexLen(ch)) > 0) {
				hexLength = tmp;
				hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					ch = state.input.charCodeAt(++state.position);
					if ((tmp = fromHexCode(ch)) >= 0) hexResult = (hexResult << 4) + tmp;
					else throwError(state, "expected hexadecimal character");
				}
				state.result += charFromCodepoint(hexResult);
				state.position++;
			} else throwError(state, "unknown escape sequence");
			captureStart = captureEnd = state.position;
		} else if (is_EOL(ch)) {
			captureSegment(state, captureStart, captureEnd, true);
			writeFoldedLines(state, skipSeparationSpace(state, false, nodeIndent));
			captureStart = captureEnd = state.position;
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else {
			state.position++;
			captureEnd = state.position;
		}
		throwError(state, "unexpected end of the stream within a double quoted scalar");
	}
	function readFlowCollection(state, nodeIndent) {
		var readNext = true, _line, _tag = state.tag, _result, _anchor = state.anchor, following, terminator, isPair, isExplicitPair, isMapping, overridableKeys = {}, keyNode, keyTag, valueNode, ch = state.input.charCodeAt(state.position);
		if (ch === 91) {
			terminator = 93;
			isMapping = false;
			_result = [];
		} else if (ch === 123) {
			terminator = 125;
			isMapping = true;
			_result = {};
		} else return false;
		if (state.anchor !== null) state.anchorMap[state.anchor] = _result;
		ch = state.input.charCodeAt(++state.position);
		while (ch !== 0) {
			skipSeparationSpace(state, true, nodeIndent);
			ch = state.input.charCodeAt(state.position);
			if (ch === terminator) {
				state.position++;
				state.tag = _tag;
				state.anchor = _anchor;
				state.kind = isMapping ? "mapping" : "sequence";
				state.result = _result;
				return true;
			} else if (!readNext) throwError(state, "missed comma between flow collection entries");
			keyTag = keyNode = valueNode = null;
			isPair = isExplicitPair = false;
			if (ch === 63) {
				following = state.input.charCodeAt(state.position + 1);
				if (is_WS_OR_EOL(following)) {
					isPair = isExplicitPair = true;
					state.position++;
					skipSeparationSpace(state, true, nodeIndent);
				}
			}
			_line = state.line;
			composeNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
			keyTag = state.tag;
			keyNode = state.result;
			skipSeparationSpace(state, true, nodeIndent);
			ch = state.input.charCodeAt(state.position);
			if ((isExplicitPair || state.line === _line) && ch === 58) {
				isPair = true;
				ch = state.input.charCodeAt(++state.position);
				skipSeparationSpace(state, true, nodeIndent);
				composeNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
				valueNode = state.result;
			}
			if (isMapping) storeMappingPair(state, _result, overridableKeys, keyTag, keyNode, valueNode);
			else if (isPair) _result.push(storeMappingPair(state, null, overridableKeys, keyTag, keyNode, valueNode));
			else _result.push(keyNode);
			skipSeparationSpace(state, true, nodeIndent);
			ch = state.input.charCodeAt(state.position);
			if (ch === 44) {
				readNext = true;
				ch = state.input.charCodeAt(++state.position);
			} else readNext = false;
		}
		throwError(state, "unexpected end of the stream within a flow collection");
	}
	function readBlockScalar(state, nodeIndent) {
		var captureStart, folding, chomping = CHOMPING_CLIP, didReadContent = false, detectedIndent = false, textIndent = nodeIndent, emptyLines = 0, atMoreIndented = false, tmp, ch = state.input.charCodeAt(state.position);
		if (ch === 124) folding = false;
		else if (ch === 62) folding = true;
		else return false;
		state.kind = "scalar";
		state.result = "";
		while (ch !== 0) {
			ch = state.input.charCodeAt(++state.position);
			if (ch === 43 || ch === 45) {
				if (CHOMPING_CLIP === chomping) chomping = ch === 43 ? CHOMPING_KEEP : CHOMPING_STRIP;
				else throwError(state, "repeat of a chomping mode identifier");
			} else if ((tmp = fromDecimalCode(ch)) >= 0) {
				if (tmp === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
				else if (!detectedIndent) {
					textIndent = nodeIndent + tmp - 1;
					detectedIndent = true;
				} else throwError(state, "repeat of an indentation width identifier");
			} else break;
		}
		if (is_WHITE_SPACE(ch)) {
			do
				ch = state.input.charCodeAt(++state.position);
			while (is_WHITE_SPACE(ch));
			if (ch === 35) do
				ch = state.input.charCodeAt(++state.position);
			while (!is_EOL(ch) && ch !== 0);
		}
		while (ch !== 0) {
			readLineBreak(state);
			state.lineIndent = 0;
			ch = state.input.charCodeAt(state.position);
			while ((!detectedIndent || state.lineIndent < textIndent) && ch === 32) {
				state.lineIndent++;
				ch = state.input.charCodeAt(++state.position);
			}
			if (!detectedIndent && state.lineIndent > textIndent) textIndent = state.lineIndent;
			if (is_EOL(ch)) {
				emptyLines++;
				continue;
			}
			if (state.lineIndent < textIndent) {
				if (chomping === CHOMPING_KEEP) state.result += common.repeat("\n", didReadContent ? 1 + emptyLines : emptyLines);
				else if (chomping === CHOMPING_CLIP) {
					if (didReadContent) state.result += "\n";
				}
				break;
			}
			if (folding) {
				if (is_WHITE_SPACE(ch)) {
					atMoreIndented = true;
					state.result += common.repeat("\n", didReadContent ? 1 + emptyLines : emptyLines);
				} else if (atMoreIndented) {
					atMoreIndented = false;
					state.result += common.repeat("\n", emptyLines + 1);
				} else if (emptyLines === 0) {
					if (didReadContent) state.result += " ";
				} else state.result += common.repeat("\n", emptyLines);
			} else state.result += common.repeat("\n", didReadContent ? 1 + emptyLines : emptyLines);
			didReadContent = true;
			detectedIndent = true;
			emptyLines = 0;
			captureStart = state.position;
			while (!is_EOL(ch) && ch !== 0) ch = state.input.charCodeAt(++state.position);
			captureSegment(state, captureStart, state.position, false);
		}
		return true;
	}
	function readBlockSequence(state, nodeIndent) {
		var _line, _tag = state.tag, _anchor = state.anchor, _result = [], following, detected = false, ch;
		if (state.anchor !== null) state.anchorMap[state.anchor] = _result;
		ch = state.input.charCodeAt(state.position);
		while (ch !== 0) {
			if (ch !== 45) break;
			following = state.input.charCodeAt(state.position + 1);
			if (!is_WS_OR_EOL(following)) break;
			detected = true;
			state.position++;
			if (skipSeparationSpace(state, true, -1)) {
				if (state.lineIndent <= nodeIndent) {
					_result.push(null);
					ch = state.input.charCodeAt(state.position);
					continue;
				}
			}
			_line = state.line;
			composeNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
			_result.push(state.result);
			skipSeparationSpace(state, true, -1);
			ch = state.input.charCodeAt(state.position);
			if ((state.line === _line || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a sequence entry");
			else if (state.lineIndent < nodeIndent) break;
		}
		if (detected) {
			state.tag = _tag;
			state.anchor = _anchor;
			state.kind = "sequence";
			state.result = _result;
			return true;
		}
		return false;
	}
	function readBlockMapping(state, nodeIndent, flowIndent) {
		var following, allowCompact, _line, _pos, _tag = state.tag, _anchor = state.anchor, _result = {}, overridableKeys = {}, keyTag = null, keyNode = null, valueNode = null, atExplicitKey = false, detected = false, ch;
		if (state.anchor !== null) state.anchorMap[state.anchor] = _result;
		ch = state.input.charCodeAt(state.position);
		while (ch !== 0) {
			following = state.input.charCodeAt(state.position + 1);
			_line = state.line;
			_pos = state.position;
			if ((ch === 63 || ch === 58) && is_WS_OR_EOL(following)) {
				if (ch === 63) {
					if (atExplicitKey) {
						storeMappingPair(state, _result, overridableKeys, keyTag, keyNode, null);
						keyTag = keyNode = valueNode = null;
					}
					detected = true;
					atExplicitKey = true;
					allowCompact = true;
				} else if (atExplicitKey) {
					atExplicitKey = false;
					allowCompact = true;
				} else throwError(state, "incomplete explicit mapping pair; a key node is missed; or followed by a non-tabulated empty line");
				state.position += 1;
				ch = following;
			} else if (composeNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) {
				if (state.line === _line) {
					ch = state.input.charCodeAt(state.position);
					while (is_WHITE_SPACE(ch)) ch = state.input.charCodeAt(++state.position);
					if (ch === 58) {
						ch = state.input.charCodeAt(++state.position);
						if (!is_WS_OR_EOL(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
						if (atExplicitKey) {
							storeMappingPair(state, _result, overridableKeys, keyTag, keyNode, null);
							keyTag = keyNode = valueNode = null;
						}
						detected = true;
						atExplicitKey = false;
						allowCompact = false;
						keyTag = state.tag;
						keyNode = state.result;
					} else if (detected) throwError(state, "can not read an implicit mapping pair; a colon is missed");
					else {
						state.tag = _tag;
						state.anchor = _anchor;
						return true;
					}
				} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
				else {
					state.tag = _tag;
					state.anchor = _anchor;
					return true;
				}
			} else break;
			if (state.line === _line || state.lineIndent > nodeIndent) {
				if (composeNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, allowCompact)) {
					if (atExplicitKey) keyNode = state.result;
					else valueNode = state.result;
				}
				if (!atExplicitKey) {
					storeMappingPair(state, _result, overridableKeys, keyTag, keyNode, valueNode, _line, _pos);
					keyTag = keyNode = valueNode = null;
				}
				skipSeparationSpace(state, true, -1);
				ch = state.input.charCodeAt(state.position);
			}
			if (state.lineIndent > nodeIndent && ch !== 0) throwError(state, "bad indentation of a mapping entry");
			else if (state.lineIndent < nodeIndent) break;
		}
		if (atExplicitKey) storeMappingPair(state, _result, overridableKeys, keyTag, keyNode, null);
		if (detected) {
			state.tag = _tag;
			state.anchor = _anchor;
			state.kind = "mapping";
			state.result = _result;
		}
		return detected;
	}
	function readTagProperty(state) {
		var _position, isVerbatim = false, isNamed = false, tagHandle, tagName, ch = state.input.charCodeAt(state.position);
		if (ch !== 33) return false;
		if (state.tag !== null) throwError(state, "duplication of a tag property");
		ch = state.input.charCodeAt(++state.position);
		if (ch === 60) {
			isVerbatim = true;
			ch = state.input.charCodeAt(++state.position);
		} else if (ch === 33) {
			isNamed = true;
			tagHandle = "!!";
			ch = state.input.charCodeAt(++state.position);
		} else tagHandle = "!";
		_position = state.position;
		if (isVerbatim) {
			do
				ch = state.input.charCodeAt(++state.position);
			while (ch !== 0 && ch !== 62);
			if (state.position < state.length) {
				tagName = state.input.slice(_position, state.position);
				ch = state.input.charCodeAt(++state.position);
			} else throwError(state, "unexpected end of the stream within a verbatim tag");
		} else {
			while (ch !== 0 && !is_WS_OR_EOL(ch)) {
				if (ch === 33) {
					if (!isNamed) {
						tagHandle = state.input.slice(_position - 1, state.position + 1);
						if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
						isNamed = true;
						_position = state.position + 1;
					} else throwError(state, "tag suffix cannot contain exclamation marks");
				}
				ch = state.input.charCodeAt(++state.position);
			}
			tagName = state.input.slice(_position, state.position);
			if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
		}
		if (tagName && !PATTERN_TAG_URI.test(tagName)) throwError(state, "tag name cannot contain such characters: " + tagName);
		if (isVerbatim) state.tag = tagName;
		else if (_hasOwnProperty.call(state.tagMap, tagHandle)) state.tag = state.tagMap[tagHandle] + tagName;
		else if (tagHandle === "!") state.tag = "!" + tagName;
		else if (tagHandle === "!!") state.tag = "tag:yaml.org,2002:" + tagName;
		else throwError(state, "undeclared tag handle \"" + tagHandle + "\"");
		return true;
	}
	function readAnchorProperty(state) {
		var _position, ch = state.input.charCodeAt(state.position);
		if (ch !== 38) return false;
		if (state.anchor !== null) throwError(state, "duplication of an anchor property");
		ch = state.input.charCodeAt(++state.position);
		_position = state.position;
		while (ch !== 0 && !is_WS_OR_EOL(ch) && !is_FLOW_INDICATOR(ch)) ch = state.input.charCodeAt(++state.position);
		if (state.position === _position) throwError(state, "name of an anchor node must contain at least one character");
		state.anchor = state.input.slice(_position, state.position);
		return true;
	}
	function readAlias(state) {
		var _position, alias, ch = state.input.charCodeAt(state.position);
		if (ch !== 42) return false;
		ch = state.input.charCodeAt(++state.position);
		_position = state.position;
		while (ch !== 0 && !is_WS_OR_EOL(ch) && !is_FLOW_INDICATOR(ch)) ch = state.input.charCodeAt(++state.position);
		if (state.position === _position) throwError(state, "name of an alias node must contain at least one character");
		alias = state.input.slice(_position, state.position);
		if (!_hasOwnProperty.call(state.anchorMap, alias)) throwError(state, "unidentified alias \"" + alias + "\"");
		state.result = state.anchorMap[alias];
		skipSeparationSpace(state, true, -1);
		return true;
	}
	function composeNode(state, parentIndent, nodeContext, allowToSeek, allowCompact) {
		var allowBlockStyles, allowBlockScalars, allowBlockCollections, indentStatus = 1, atNewLine = false, hasContent = false, typeIndex, typeQuantity, type, flowIndent, blockIndent;
		if (state.listener !== null) state.listener("open", state);
		state.tag = null;
		state.anchor = null;
		state.kind = null;
		state.result = null;
		allowBlockStyles = allowBlockScalars = allowBlockCollections = CONTEXT_BLOCK_OUT === nodeContext || CONTEXT_BLOCK_IN === nodeContext;
		if (allowToSeek) {
			if (skipSeparationSpace(state, true, -1)) {
				atNewLine = true;
				if (state.lineIndent > parentIndent) indentStatus = 1;
				else if (state.lineIndent === parentIndent) indentStatus = 0;
				else if (state.lineIndent < parentIndent) indentStatus = -1;
			}
		}
		if (indentStatus === 1) while (readTagProperty(state) || readAnchorProperty(state)) if (skipSeparationSpace(state, true, -1)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else if (state.lineIndent < parentIndent) indentStatus = -1;
		} else allowBlockCollections = false;
		if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
		if (indentStatus === 1 || CONTEXT_BLOCK_OUT === nodeContext) {
			if (CONTEXT_FLOW_IN === nodeContext || CONTEXT_FLOW_OUT === nodeContext) flowIndent = parentIndent;
			else flowIndent = parentIndent + 1;
			blockIndent = state.position - state.lineStart;
			if (indentStatus === 1) {
				if (allowBlockCollections && (readBlockSequence(state, blockIndent) || readBlockMapping(state, blockIndent, flowIndent)) || readFlowCollection(state, flowIndent)) hasContent = true;
				else {
					if (allowBlockScalars && readBlockScalar(state, flowIndent) || readSingleQuotedScalar(state, flowIndent) || readDoubleQuotedScalar(state, flowIndent)) hasContent = true;
					else if (readAlias(state)) {
						hasContent = true;
						if (state.tag !== null || state.anchor !== null) throwError(state, "alias node should not have any properties");
					} else if (readPlainScalar(state, flowIndent, CONTEXT_FLOW_IN === nodeContext)) {
						hasContent = true;
						if (state.tag === null) state.tag = "?";
					}
					if (state.anchor !== null) state.anchorMap[state.anchor] = state.result;
				}
			} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent);
		}
		if (state.tag !== null && state.tag !== "!") {
			if (state.tag === "?") {
				if (state.result !== null && state.kind !== "scalar") throwError(state, "unacceptable node kind for !<?> tag; it should be \"scalar\", not \"" + state.kind + "\"");
				for (typeIndex = 0, typeQuantity = state.implicitTypes.length; typeIndex < typeQuantity; typeIndex += 1) {
					type = state.implicitTypes[typeIndex];
					if (type.resolve(state.result)) {
						state.result = type.construct(state.result);
						state.tag = type.tag;
						if (state.anchor !== null) state.anchorMap[state.anchor] = state.result;
						break;
					}
				}
			} else if (_hasOwnProperty.call(state.typeMap[state.kind || "fallback"], state.tag)) {
				type = state.typeMap[state.kind || "fallback"][state.tag];
				if (state.result !== null && type.kind !== state.kind) throwError(state, "unacceptable node kind for !<" + state.tag + "> tag; it should be \"" + type.kind + "\", not \"" + state.kind + "\"");
				if (!type.resolve(state.result)) throwError(state, "cannot resolve a node with !<" + state.tag + "> explicit tag");
				else {
					state.result = type.construct(state.result);
					if (state.anchor !== null) state.anchorMap[state.anchor] = state.result;
				}
			} else throwError(state, "unknown tag !<" + state.tag + ">");
		}
		if (state.listener !== null) state.listener("close", state);
		return state.tag !== null || state.anchor !== null || hasContent;
	}
	function readDocument(state) {
		var documentStart = state.position, _position, directiveName, directiveArgs, hasDirectives = false, ch;
		state.version = null;
		state.checkLineBreaks = state.legacy;
		state.tagMap = {};
		state.anchorMap = {};
		while ((ch = state.input.charCodeAt(state.position)) !== 0) {
			skipSeparationSpace(state, true, -1);
			ch = state.input.charCodeAt(state.position);
			if (state.lineIndent > 0 || ch !== 37) break;
			hasDirectives = true;
			ch = state.input.charCodeAt(++state.position);
			_position = state.position;
			while (ch !== 0 && !is_WS_OR_EOL(ch)) ch = state.input.charCodeAt(++state.position);
			directiveName = state.input.slice(_position, state.position);
			directiveArgs = [];
			if (directiveName.length < 1) throwError(state, "directive name must not be less than one character in length");
			while (ch !== 0) {
				while (is_WHITE_SPACE(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 35) {
					do
						ch = state.input.charCodeAt(++state.position);
					while (ch !== 0 && !is_EOL(ch));
					break;
				}
				if (is_EOL(ch)) break;
				_position = state.position;
				while (ch !== 0 && !is_WS_OR_EOL(ch)) ch = state.input.charCodeAt(++state.position);
				directiveArgs.push(state.input.slice(_position, state.position));
			}
			if (ch !== 0) readLineBreak(state);
			if (_hasOwnProperty.call(directiveHandlers, directiveName)) directiveHandlers[directiveName](state, directiveName, directiveArgs);
			else throwWarning(state, "unknown document directive \"" + directiveName + "\"");
		}
		skipSeparationSpace(state, true, -1);
		if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45) {
			state.position += 3;
			skipSeparationSpace(state, true, -1);
		} else if (hasDirectives) throwError(state, "directives end mark is expected");
		composeNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, true);
		skipSeparationSpace(state, true, -1);
		if (state.checkLineBreaks && PATTERN_NON_ASCII_LINE_BREAKS.test(state.input.slice(documentStart, state.position))) throwWarning(state, "non-ASCII line breaks are interpreted as content");
		state.documents.push(state.result);
		if (state.position === state.lineStart && testDocumentSeparator(state)) {
			if (state.input.charCodeAt(state.position) === 46) {
				state.position += 3;
				skipSeparationSpace(state, true, -1);
			}
			return;
		}
		if (state.position < state.length - 1) throwError(state, "end of the stream or a document separator is expected");
		else return;
	}
	function loadDocuments(input, options) {
		input = String(input);
		options = options || {};
		if (input.length !== 0) {
			if (input.charCodeAt(input.length - 1) !== 10 && input.charCodeAt(input.length - 1) !== 13) input += "\n";
			if (input.charCodeAt(0) === 65279) input = input.slice(1);
		}
		var state = new State(input, options);
		var nullpos = input.indexOf("\0");
		if (nullpos !== -1) {
			state.position = nullpos;
			throwError(state, "null byte is not allowed in input");
		}
		state.input += "\0";
		while (state.input.charCodeAt(state.position) === 32) {
			state.lineIndent += 1;
			state.position += 1;
		}
		while (state.position < state.length - 1) readDocument(state);
		return state.documents;
	}
	function loadAll(input, iterator, options) {
		if (iterator !== null && typeof iterator === "object" && typeof options === "undefined") {
			options = iterator;
			iterator = null;
		}
		var documents = loadDocuments(input, options);
		if (typeof iterator !== "function") return documents;
		for (var index = 0, length = documents.length; index < length; index += 1) iterator(documents[index]);
	}
	function load(input, options) {
		var documents = loadDocuments(input, options);
		if (documents.length === 0) return;
		else if (documents.length === 1) return documents[0];
		throw new YAMLException("expected a single document in the stream, but found more");
	}
	function safeLoadAll(input, iterator, options) {
		if (typeof iterator === "object" && iterator !== null && typeof options === "undefined") {
			options = iterator;
			iterator = null;
		}
		return loadAll(input, iterator, common.extend({ schema: DEFAULT_SAFE_SCHEMA }, options));
	}
	function safeLoad(input, options) {
		return load(input, common.extend({ schema: DEFAULT_SAFE_SCHEMA }, options));
	}
	module.exports.loadAll = loadAll;
	module.exports.load = load;
	module.exports.safeLoadAll = safeLoadAll;
	module.exports.safeLoad = safeLoad;
}));
// node_modules/js-yaml/lib/js-yaml/dumper.js
var require_dumper = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var common = require_common();
	var YAMLException = require_exception();
	var DEFAULT_FULL_SCHEMA = require_default_full();
	var DEFAULT_SAFE_SCHEMA = require_default_safe();
	var _toString = Object.prototype.toString;
	var _hasOwnProperty = Object.prototype.hasOwnProperty;
	var CHAR_TAB = 9;
	var CHAR_LINE_FEED = 10;
	var CHAR_CARRIAGE_RETURN = 13;
	var CHAR_SPACE = 32;
	var CHAR_EXCLAMATION = 33;
	var CHAR_DOUBLE_QUOTE = 34;
	var CHAR_SHARP = 35;
	var CHAR_PERCENT = 37;
	var CHAR_AMPERSAND = 38;
	var CHAR_SINGLE_QUOTE = 39;
	var CHAR_ASTERISK = 42;
	var CHAR_COMMA = 44;
	var CHAR_MINUS = 45;
	var CHAR_COLON = 58;
	var CHAR_EQUALS = 61;
	var CHAR_GREATER_THAN = 62;
	var CHAR_QUESTION = 63;
	var CHAR_COMMERCIAL_AT = 64;
	var CHAR_LEFT_SQUARE_BRACKET = 91;
	var CHAR_RIGHT_SQUARE_BRACKET = 93;
	var CHAR_GRAVE_ACCENT = 96;
	var CHAR_LEFT_CURLY_BRACKET = 123;
	var CHAR_VERTICAL_LINE = 124;
	var CHAR_RIGHT_CURLY_BRACKET = 125;
	var ESCAPE_SEQUENCES = {};
	ESCAPE_SEQUENCES[0] = "\\0";
	ESCAPE_SEQUENCES[7] = "\\a";
	ESCAPE_SEQUENCES[8] = "\\b";
	ESCAPE_SEQUENCES[9] = "\\t";
	ESCAPE_SEQUENCES[10] = "\\n";
	ESCAPE_SEQUENCES[11] = "\\v";
	ESCAPE_SEQUENCES[12] = "\\f";
	ESCAPE_SEQUENCES[13] = "\\r";
	ESCAPE_SEQUENCES[27] = "\\e";
	ESCAPE_SEQUENCES[34] = "\\\"";
	ESCAPE_SEQUENCES[92] = "\\\\";
	ESCAPE_SEQUENCES[133] = "\\N";
	ESCAPE_SEQUENCES[160] = "\\_";
	ESCAPE_SEQUENCES[8232] = "\\L";
	ESCAPE_SEQUENCES[8233] = "\\P";
	var DEPRECATED_BOOLEANS_SYNTAX = [
		"y",
		"Y",
		"yes",
		"Yes",
		"YES",
		"on",
		"On",
		"ON",
		"n",
		"N",
		"no",
		"No",
		"NO",
		"off",
		"Off",
		"OFF"
	];
	function compileStyleMap(schema, map) {
		var result, keys, index, length, tag, style, type;
		if (map === null) return {};
		result = {};
		keys = Object.keys(map);
		for (index = 0, length = keys.length; index < length; index += 1) {
			tag = keys[index];
			style = String(map[tag]);
			if (tag.slice(0, 2) === "!!") tag = "tag:yaml.org,2002:" + tag.slice(2);
			type = schema.compiledTypeMap["fallback"][tag];
			if (type && _hasOwnProperty.call(type.styleAliases, style)) style = type.styleAliases[style];
			result[tag] = style;
		}
		return result;
	}
	function encodeHex(character) {
		var string = character.toString(16).toUpperCase(), handle, length;
		if (character <= 255) {
			handle = "x";
			length = 2;
		} else if (character <= 65535) {
			handle = "u";
			length = 4;
		} else if (character <= 4294967295) {
			handle = "U";
			length = 8;
		} else throw new YAMLException("code point within a string may not be greater than 0xFFFFFFFF");
		return "\\" + handle + common.repeat("0", length - string.length) + string;
	}
	function State(options) {
		this.schema = options["schema"] || DEFAULT_FULL_SCHEMA;
		this.indent = Math.max(1, options["indent"] || 2);
		this.noArrayIndent = options["noArrayIndent"] || false;
		this.skipInvalid = options["skipInvalid"] || false;
		this.flowLevel = common.isNothing(options["flowLevel"]) ? -1 : options["flowLevel"];
		this.styleMap = compileStyleMap(this.schema, options["styles"] || null);
		this.sortKeys = options["sortKeys"] || false;
		this.lineWidth = options["lineWidth"] || 80;
		this.noRefs = options["noRefs"] || false;
		this.noCompatMode = options["noCompatMode"] || false;
		this.condenseFlow = options["condenseFlow"] || false;
		this.implicitTypes = this.schema.compiledImplicit;
		this.explicitTypes = this.schema.compiledExplicit;
		this.tag = null;
		this.result = "";
		this.duplicates = [];
		this.usedDuplicates = null;
	}
	function indentString(string, spaces) {
		var ind = common.repeat(" ", spaces), position = 0, next = -1, result = "", line, length = string.length;
		while (position < length) {
			next = string.indexOf("\n", position);
			if (next === -1) {
				line = string.slice(position);
				position = length;
			} else {
				line = string.slice(position, next + 1);
				position = next + 1;
			}
			if (line.length && line !== "\n") result += ind;
			result += line;
		}
		return result;
	}
	function generateNextLine(state, level) {
		return "\n" + common.repeat(" ", state.indent * level);
	}
	function testImplicitResolving(state, str) {
		var index = 0, length = state.implicitTypes.length, type;
		for (; index < length; index += 1) {
			type = state.implicitTypes[index];
			if (type.resolve(str)) return true;
		}
		return false;
	}
	function isWhitespace(c) {
		return c === CHAR_SPACE || c === CHAR_TAB;
	}
	function isPrintable(c) {
		return 32 <= c && c <= 126 || 161 <= c && c <= 55295 && c !== 8232 && c !== 8233 || 57344 <= c && c <= 65533 && c !== 65279 || 65536 <= c && c <= 1114111;
	}
	function isNsChar(c) {
		return isPrintable(c) && !isWhitespace(c) && c !== 65279 && c !== CHAR_CARRIAGE_RETURN && c !== CHAR_LINE_FEED;
	}
	function isPlainSafe(c, prev) {
		return isPrintable(c) && c !== 65279 && c !== CHAR_COMMA && c !== CHAR_LEFT_SQUARE_BRACKET && c !== CHAR_RIGHT_SQUARE_BRACKET && c !== CHAR_LEFT_CURLY_BRACKET && c !== CHAR_RIGHT_CURLY_BRACKET && c !== CHAR_COLON && (c !== CHAR_SHARP || prev && isNsChar(prev));
	}
	function isPlainSafeFirst(c) {
		return isPrintable(c) && c !== 65279 && !isWhitespace(c) && c !== CHAR_MINUS && c !== CHAR_QUESTION && c !== CHAR_COLON && c !== CHAR_COMMA && c !== CHAR_LEFT_SQUARE_BRACKET && c !== CHAR_RIGHT_SQUARE_BRACKET && c !== CHAR_LEFT_CURLY_BRACKET && c !== CHAR_RIGHT_CURLY_BRACKET && c !== CHAR_SHARP && c !== CHAR_AMPERSAND && c !== CHAR_ASTERISK && c !== CHAR_EXCLAMATION && c !== CHAR_VERTICAL_LINE && c !== CHAR_EQUALS && c !== CHAR_GREATER_THAN && c !== CHAR_SINGLE_QUOTE && c !== CHAR_DOUBLE_QUOTE && c !== CHAR_PERCENT && c !== CHAR_COMMERCIAL_AT && c !== CHAR_GRAVE_ACCENT;
	}
	function needIndentIndicator(string) {
		return /^\n* /.test(string);
	}
	var STYLE_PLAIN = 1;
	var STYLE_SINGLE = 2;
	var STYLE_LITERAL = 3;
	var STYLE_FOLDED = 4;
	var STYLE_DOUBLE = 5;
	function chooseScalarStyle(string, singleLineOnly, indentPerLevel, lineWidth, testAmbiguousType) {
		var i;
		var char, prev_char;
		var hasLineBreak = false;
		var hasFoldableLine = false;
		var shouldTrackWidth = lineWidth !== -1;
		var previousLineBreak = -1;
		var plain = isPlainSafeFirst(string.charCodeAt(0)) && !isWhitespace(string.charCodeAt(string.length - 1));
		if (singleLineOnly) for (i = 0; i < string.length; i++) {
			char = string.charCodeAt(i);
			if (!isPrintable(char)) return STYLE_DOUBLE;
			prev_char = i > 0 ? string.charCodeAt(i - 1) : null;
			plain = plain && isPlainSafe(char, prev_char);
		}
		else {
			for (i = 0; i < string.length; i++) {
				char = string.charCodeAt(i);
				if (char === CHAR_LINE_FEED) {
					hasLineBreak = true;
					if (shouldTrackWidth) {
						hasFoldableLine = hasFoldableLine || i - previousLineBreak - 1 > lineWidth && string[previousLineBreak + 1] !== " ";
						previousLineBreak = i;
					}
				} else if (!isPrintable(char)) return STYLE_DOUBLE;
				prev_char = i > 0 ? string.charCodeAt(i - 1) : null;
				plain = plain && isPlainSafe(char, prev_char);
			}
			hasFoldableLine = hasFoldableLine || shouldTrackWidth && i - previousLineBreak - 1 > lineWidth && string[previousLineBreak + 1] !== " ";
		}
		if (!hasLineBreak && !hasFoldableLine) return plain && !testAmbiguousType(string) ? STYLE_PLAIN : STYLE_SINGLE;
		if (indentPerLevel > 9 && needIndentIndicator(string)) return STYLE_DOUBLE;
		return hasFoldableLine ? STYLE_FOLDED : STYLE_LITERAL;
	}
	function writeScalar(state, string, level, iskey) {
		state.dump = function() {
			if (string.length === 0) return "''";
			if (!state.noCompatMode && DEPRECATED_BOOLEANS_SYNTAX.indexOf(string) !== -1) return "'" + string + "'";
			var indent = state.indent * Math.max(1, level);
			var lineWidth = state.lineWidth === -1 ? -1 : Math.max(Math.min(state.lineWidth, 40), state.lineWidth - indent);
			var singleLineOnly = iskey || state.flowLevel > -1 && level >= state.flowLevel;
			function testAmbiguity(string) {
				return testImplicitResolving(state, string);
			}
			switch (chooseScalarStyle(string, singleLineOnly, state.indent, lineWidth, testAmbiguity)) {
				case STYLE_PLAIN: return string;
				case STYLE_SINGLE: return "'" + string.replace(/'/g, "''") + "'";
				case STYLE_LITERAL: return "|" + blockHeader(string, state.indent) + dropEndingNewline(indentString(string, indent));
				case STYLE_FOLDED: return ">" + blockHeader(string, state.indent) + dropEndingNewline(indentString(foldString(string, lineWidth), indent));
				case STYLE_DOUBLE: return "\"" + escapeString(string, lineWidth) + "\"";
				default: throw new YAMLException("impossible error: invalid scalar style");
			}
		}();
	}
	function blockHeader(string, indentPerLevel) {
		var indentIndicator = needIndentIndicator(string) ? String(indentPerLevel) : "";
		var clip = string[string.length - 1] === "\n";
		return indentIndicator + (clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-") + "\n";
	}
	function dropEndingNewline(string) {
		return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
	}
	function foldString(string, width) {
		var lineRe = /(\n+)([^\n]*)/g;
		var result = function() {
			var nextLF = string.indexOf("\n");
			nextLF = nextLF !== -1 ? nextLF : string.length;
			lineRe.lastIndex = nextLF;
			return foldLine(string.slice(0, nextLF), width);
		}();
		var prevMoreIndented = string[0] === "\n" || string[0] === " ";
		var moreIndented;
		var match;
		while (match = lineRe.exec(string)) {
			var prefix = match[1], line = match[2];
			moreIndented = line[0] === " ";
			result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
			prevMoreIndented = moreIndented;
		}
		return result;
	}
	function foldLine(line, width) {
		if (line === "" || line[0] === " ") return line;
		var breakRe = / [^ ]/g;
		var match;
		var start = 0, end, curr = 0, next = 0;
		var result = "";
		while (match = breakRe.exec(line)) {
			next = match.index;
			if (next - start > width) {
				end = curr > start ? curr : next;
				result += "\n" + line.slice(start, end);
				start = end + 1;
			}
			curr = next;
		}
		result += "\n";
		if (line.length - start > width && curr > start) result += line.slice(start, curr) + "\n" + line.slice(curr + 1);
		else result += line.slice(start);
		return result.slice(1);
	}
	function escapeString(string) {
		var result = "";
		var char, nextChar;
		var escapeSeq;
		for (var i = 0; i < string.length; i++) {
			char = string.charCodeAt(i);
			if (char >= 55296 && char <= 56319) {
				nextChar = string.charCodeAt(i + 1);
				if (nextChar >= 56320 && nextChar <= 57343) {
					result += encodeHex((char - 55296) * 1024 + nextChar - 56320 + 65536);
					i++;
					continue;
				}
			}
			escapeSeq = ESCAPE_SEQUENCES[char];
			result += !escapeSeq && isPrintable(char) ? string[i] : escapeSeq || encodeHex(char);
		}
		return result;
	}
	function writeFlowSequence(state, level, object) {
		var _result = "", _tag = state.tag, index = 0, length = object.length;
		for (; index < length; index += 1) if (writeNode(state, level, object[index], false, false)) {
			if (index !== 0) _result += "," + (!state.condenseFlow ? " " : "");
			_result += state.dump;
		}
		state.tag = _tag;
		state.dump = "[" + _result + "]";
	}
	function writeBlockSequence(state, level, object, compact) {
		var _result = "", _tag = state.tag, index = 0, length = object.length;
		for (; index < length; index += 1) if (writeNode(state, level + 1, object[index], true, true)) {
			if (!compact || index !== 0) _result += generateNextLine(state, level);
			if (state.dump && CHAR_LINE_FEED === state.dump.charCodeAt(0)) _result += "-";
			else _result += "- ";
			_result += state.dump;
		}
		state.tag = _tag;
		state.dump = _result || "[]";
	}
	function writeFlowMapping(state, level, object) {
		var _result = "", _tag = state.tag, objectKeyList = Object.keys(object), index = 0, length = objectKeyList.length, objectKey, objectValue, pairBuffer;
		for (; index < length; index += 1) {
			pairBuffer = "";
			if (index !== 0) pairBuffer += ", ";
			if (state.condenseFlow) pairBuffer += "\"";
			objectKey = objectKeyList[index];
			objectValue = object[objectKey];
			if (!writeNode(state, level, objectKey, false, false)) continue;
			if (state.dump.length > 1024) pairBuffer += "? ";
			pairBuffer += state.dump + (state.condenseFlow ? "\"" : "") + ":" + (state.condenseFlow ? "" : " ");
			if (!writeNode(state, level, objectValue, false, false)) continue;
			pairBuffer += state.dump;
			_result += pairBuffer;
		}
		state.tag = _tag;
		state.dump = "{" + _result + "}";
	}
	function writeBlockMapping(state, level, object, compact) {
		var _result = "", _tag = state.tag, objectKeyList = Object.keys(object), index, length, objectKey, objectValue, explicitPair, pairBuffer;
		if (state.sortKeys === true) objectKeyList.sort();
		else if (typeof state.sortKeys === "function") objectKeyList.sort(state.sortKeys);
		else if (state.sortKeys) throw new YAMLException("sortKeys must be a boolean or a function");
		for (index = 0, length = objectKeyList.length; index < length; index += 1) {
			pairBuffer = "";
			if (!compact || index !== 0) pairBuffer += generateNextLine(state, level);
			objectKey = objectKeyList[index];
			objectValue = object[objectKey];
			if (!writeNode(state, level + 1, objectKey, true, true, true)) continue;
			explicitPair = state.tag !== null && state.tag !== "?" || state.dump && state.dump.length > 1024;
			if (explicitPair) {
				if (state.dump && CHAR_LINE_FEED === state.dump.charCodeAt(0)) pairBuffer += "?";
				else pairBuffer += "? ";
			}
			pairBuffer += state.dump;
			if (explicitPair) pairBuffer += generateNextLine(state, level);
			if (!writeNode(state, level + 1, objectValue, true, explicitPair)) continue;
			if (state.dump && CHAR_LINE_FEED === state.dump.charCodeAt(0)) pairBuffer += ":";
			else pairBuffer += ": ";
			pairBuffer += state.dump;
			_result += pairBuffer;
		}
		state.tag = _tag;
		state.dump = _result || "{}";
	}
	function detectType(state, object, explicit) {
		var _result, typeList = explicit ? state.explicitTypes : state.implicitTypes, index = 0, length = typeList.length, type, style;
		for (; index < length; index += 1) {
			type = typeList[index];
			if ((type.instanceOf || type.predicate) && (!type.instanceOf || typeof object === "object" && object instanceof type.instanceOf) && (!type.predicate || type.predicate(object))) {
				state.tag = explicit ? type.tag : "?";
				if (type.represent) {
					style = state.styleMap[type.tag] || type.defaultStyle;
					if (_toString.call(type.represent) === "[object Function]") _result = type.represent(object, style);
					else if (_hasOwnProperty.call(type.represent, style)) _result = type.represent[style](object, style);
					else throw new YAMLException("!<" + type.tag + "> tag resolver accepts not \"" + style + "\" style");
					state.dump = _result;
				}
				return true;
			}
		}
		return false;
	}
	function writeNode(state, level, object, block, compact, iskey) {
		state.tag = null;
		state.dump = object;
		if (!detectType(state, object, false)) detectType(state, object, true);
		var type = _toString.call(state.dump);
		if (block) block = state.flowLevel < 0 || state.flowLevel > level;
		var objectOrArray = type === "[object Object]" || type === "[object Array]", duplicateIndex, duplicate;
		if (objectOrArray) {
			duplicateIndex = state.duplicates.indexOf(object);
			duplicate = duplicateIndex !== -1;
		}
		if (state.tag !== null && state.tag !== "?" || duplicate || state.indent !== 2 && level > 0) compact = false;
		if (duplicate && state.usedDuplicates[duplicateIndex]) state.dump = "*ref_" + duplicateIndex;
		else {
			if (objectOrArray && duplicate && !state.usedDuplicates[duplicateIndex]) state.usedDuplicates[duplicateIndex] = true;
			if (type === "[object Object]") {
				if (block && Object.keys(state.dump).length !== 0) {
					writeBlockMapping(state, level, state.dump, compact);
					if (duplicate) state.dump = "&ref_" + duplicateIndex + state.dump;
				} else {
					writeFlowMapping(state, level, state.dump);
					if (duplicate) state.dump = "&ref_" + duplicateIndex + " " + state.dump;
				}
			} else if (type === "[object Array]") {
				var arrayLevel = state.noArrayIndent && level > 0 ? level - 1 : level;
				if (block && state.dump.length !== 0) {
					writeBlockSequence(state, arrayLevel, state.dump, compact);
					if (duplicate) state.dump = "&ref_" + duplicateIndex + state.dump;
				} else {
					writeFlowSequence(state, arrayLevel, state.dump);
					if (duplicate) state.dump = "&ref_" + duplicateIndex + " " + state.dump;
				}
			} else if (type === "[object String]") {
				if (state.tag !== "?") writeScalar(state, state.dump, level, iskey);
			} else {
				if (state.skipInvalid) return false;
				throw new YAMLException("unacceptable kind of an object to dump " + type);
			}
			if (state.tag !== null && state.tag !== "?") state.dump = "!<" + state.tag + "> " + state.dump;
		}
		return true;
	}
	function getDuplicateReferences(object, state) {
		var objects = [], duplicatesIndexes = [], index, length;
		inspectNode(object, objects, duplicatesIndexes);
		for (index = 0, length = duplicatesIndexes.length; index < length; index += 1) state.duplicates.push(objects[duplicatesIndexes[index]]);
		state.usedDuplicates = new Array(length);
	}
	function inspectNode(object, objects, duplicatesIndexes) {
		var objectKeyList, index, length;
		if (object !== null && typeof object === "object") {
			index = objects.indexOf(object);
			if (index !== -1) {
				if (duplicatesIndexes.indexOf(index) === -1) duplicatesIndexes.push(index);
			} else {
				objects.push(object);
				if (Array.isArray(object)) for (index = 0, length = object.length; index < length; index += 1) inspectNode(object[index], objects, duplicatesIndexes);
				else {
					objectKeyList = Object.keys(object);
					for (index = 0, length = objectKeyList.length; index < length; index += 1) inspectNode(object[objectKeyList[index]], objects, duplicatesIndexes);
				}
			}
		}
	}
	function dump(input, options) {
		options = options || {};
		var state = new State(options);
		if (!state.noRefs) getDuplicateReferences(input, state);
		if (writeNode(state, 0, input, true, true)) return state.dump + "\n";
		return "";
	}
	function safeDump(input, options) {
		return dump(input, common.extend({ schema: DEFAULT_SAFE_SCHEMA }, options));
	}
	module.exports.dump = dump;
	module.exports.safeDump = safeDump;
}));
// node_modules/js-yaml/lib/js-yaml.js
var require_js_yaml$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var loader = require_loader();
	var dumper = require_dumper();
	function deprecated(name) {
		return function() {
			throw new Error("Function " + name + " is deprecated and cannot be used.");
		};
	}
	module.exports.Type = require_type();
	module.exports.Schema = require_schema();
	module.exports.FAILSAFE_SCHEMA = require_failsafe();
	module.exports.JSON_SCHEMA = require_json();
	module.exports.CORE_SCHEMA = require_core();
	module.exports.DEFAULT_SAFE_SCHEMA = require_default_safe();
	module.exports.DEFAULT_FULL_SCHEMA = require_default_full();
	module.exports.load = loader.load;
	module.exports.loadAll = loader.loadAll;
	module.exports.safeLoad = loader.safeLoad;
	module.exports.safeLoadAll = loader.safeLoadAll;
	module.exports.dump = dumper.dump;
	module.exports.safeDump = dumper.safeDump;
	module.exports.YAMLException = require_exception();
	module.exports.MINIMAL_SCHEMA = require_failsafe();
	module.exports.SAFE_SCHEMA = require_default_safe();
	module.exports.DEFAULT_SCHEMA = require_default_full();
	module.exports.scan = deprecated("scan");
	module.exports.parse = deprecated("parse");
	module.exports.compose = deprecated("compose");
	module.exports.addConstructor = deprecated("addConstructor");
}));
// node_modules/js-yaml/index.js
var require_js_yaml = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = require_js_yaml$1();
}));
// node_modules/gray-matter/lib/engines.js
var require_engines = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const yaml = require_js_yaml();
	/**
	* Default engines
	*/
	const engines = exports = module.exports;
	/**
	* YAML
	*/
	engines.yaml = {
		parse: yaml.safeLoad.bind(yaml),
		stringify: yaml.safeDump.bind(yaml)
	};
	/**
	* JSON
	*/
	engines.json = {
		parse: JSON.parse.bind(JSON),
		stringify: function(obj, options) {
			const opts = Object.assign({
				replacer: null,
				space: 2
			}, options);
			return JSON.stringify(obj, opts.replacer, opts.space);
		}
	};
	/**
	* JavaScript
	*/
	engines.javascript = {
		parse: function parse(str, options, wrap) {
			try {
				if (wrap !== false) str = "(function() {\nreturn " + str.trim() + ";\n}());";
				return eval(str) || {};
			} catch (err) {
				if (wrap !== false && /(unexpected|identifier)/i.test(err.message)) return parse(str, options, false);
				throw new SyntaxError(err);
			}
		},
		stringify: function() {
			throw new Error("stringifying JavaScript is not supported");
		}
	};
}));
// node_modules/strip-bom-string/index.js
/*!
* strip-bom-string <https://github.com/jonschlinkert/strip-bom-string>
*
* Copyright (c) 2015, 2017, Jon Schlinkert.
* Released under the MIT License.
*/
var require_strip_bom_string = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function(str) {
		if (typeof str === "string" && str.charAt(0) === "﻿") return str.slice(1);
		return str;
	};
}));
// node_modules/gray-matter/lib/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stripBom = require_strip_bom_string();
	const typeOf = require_kind_of();
	exports.define = function(obj, key, val) {
		Reflect.defineProperty(obj, key, {
			enumerable: false,
			configurable: true,
			writable: true,
			value: val
		});
	};
	/**
	* Returns true if `val` is a buffer
	*/
	exports.isBuffer = function(val) {
		return typeOf(val) === "buffer";
	};
	/**
	* Returns true if `val` is an object
	*/
	exports.isObject = function(val) {
		return typeOf(val) === "object";
	};
	/**
	* Cast `input` to a buffer
	*/
	exports.toBuffer = function(input) {
		return typeof input === "string" ? Buffer.from(input) : input;
	};
	/**
	* Cast `val` to a string.
	*/
	exports.toString = function(input) {
		if (exports.isBuffer(input)) return stripBom(String(input));
		if (typeof input !== "string") throw new TypeError("expected input to be a string or buffer");
		return stripBom(input);
	};
	/**
	* Cast `val` to an array.
	*/
	exports.arrayify = function(val) {
		return val ? Array.isArray(val) ? val : [val] : [];
	};
	/**
	* Returns true if `str` starts with `substr`.
	*/
	exports.startsWith = function(str, substr, len) {
		if (typeof len !== "number") len = substr.length;
		return str.slice(0, len) === substr;
	};
}));
// node_modules/gray-matter/lib/defaults.js
var require_defaults = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const engines = require_engines();
	const utils = require_utils();
	module.exports = function(options) {
		const opts = Object.assign({}, options);
		opts.delimiters = utils.arrayify(opts.delims || opts.delimiters || "---");
		if (opts.delimiters.length === 1) opts.delimiters.push(opts.delimiters[0]);
		opts.language = (opts.language || opts.lang || "yaml").toLowerCase();
		opts.engines = Object.assign({}, engines, opts.parsers, opts.engines);
		return opts;
	};
}));
// node_modules/gray-matter/lib/engine.js
var require_engine = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function(name, options) {
		let engine = options.engines[name] || options.engines[aliase(name)];
		if (typeof engine === "undefined") throw new Error("gray-matter engine \"" + name + "\" is not registered");
		if (typeof engine === "function") engine = { parse: engine };
		return engine;
	};
	function aliase(name) {
		switch (name.toLowerCase()) {
			case "js":
			case "javascript": return "javascript";
			case "coffee":
			case "coffeescript":
			case "cson": return "coffee";
			case "yaml":
			case "yml": return "yaml";
			default: return name;
		}
	}
}));
// node_modules/gray-matter/lib/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const typeOf = require_kind_of();
	const getEngine = require_engine();
	const defaults = require_defaults();
	module.exports = function(file, data, options) {
		if (data == null && options == null) switch (typeOf(file)) {
			case "object":
				data = file.data;
				options = {};
				break;
			case "string": return file;
			default: throw new TypeError("expected file to be a string or object");
		}
		const str = file.content;
		const opts = defaults(options);
		if (data == null) {
			if (!opts.data) return file;
			data = opts.data;
		}
		const language = file.language || opts.language;
		const engine = getEngine(language, opts);
		if (typeof engine.stringify !== "function") throw new TypeError("expected \"" + language + ".stringify\" to be a function");
		data = Object.assign({}, file.data, data);
		const open = opts.delimiters[0];
		const close = opts.delimiters[1];
		const matter = engine.stringify(data, options).trim();
		let buf = "";
		if (matter !== "{}") buf = newline(open) + newline(matter) + newline(close);
		if (typeof file.excerpt === "string" && file.excerpt !== "") {
			if (str.indexOf(file.excerpt.trim()) === -1) buf += newline(file.excerpt) + newline(close);
		}
		return buf + newline(str);
	};
	function newline(str) {
		return str.slice(-1) !== "\n" ? str + "\n" : str;
	}
}));
// node_modules/gray-matter/lib/excerpt.js
var require_excerpt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const defaults = require_defaults();
	module.exports = function(file, options) {
		const opts = defaults(options);
		if (file.data == null) file.data = {};
		if (typeof opts.excerpt === "function") return opts.excerpt(file, opts);
		const sep = file.data.excerpt_separator || opts.excerpt_separator;
		if (sep == null && (opts.excerpt === false || opts.excerpt == null)) return file;
		const delimiter = typeof opts.excerpt === "string" ? opts.excerpt : sep || opts.delimiters[0];
		const idx = file.content.indexOf(delimiter);
		if (idx !== -1) file.excerpt = file.content.slice(0, idx);
		return file;
	};
}));
// node_modules/gray-matter/lib/to-file.js
var require_to_file = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const typeOf = require_kind_of();
	const stringify = require_stringify();
	const utils = require_utils();
	/**
	* Normalize the given value to ensure an object is returned
	* with the expected properties.
	*/
	module.exports = function(file) {
		if (typeOf(file) !== "object") file = { content: file };
		if (typeOf(file.data) !== "object") file.data = {};
		if (file.contents && file.content == null) file.content = file.contents;
		utils.define(file, "orig", utils.toBuffer(file.content));
		utils.define(file, "language", file.language || "");
		utils.define(file, "matter", file.matter || "");
		utils.define(file, "stringify", function(data, options) {
			if (options && options.language) file.language = options.language;
			return stringify(file, data, options);
		});
		file.content = utils.toString(file.content);
		file.isEmpty = false;
		file.excerpt = "";
		return file;
	};
}));
// node_modules/gray-matter/lib/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const getEngine = require_engine();
	const defaults = require_defaults();
	module.exports = function(language, str, options) {
		const opts = defaults(options);
		const engine = getEngine(language, opts);
		if (typeof engine.parse !== "function") throw new TypeError("expected \"" + language + ".parse\" to be a function");
		return engine.parse(str, opts);
	};
}));
// node_modules/gray-matter/index.js
var require_gray_matter = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const sections = require_section_matter();
	const defaults = require_defaults();
	const stringify = require_stringify();
	const excerpt = require_excerpt();
	const engines = require_engines();
	const toFile = require_to_file();
	const parse = require_parse();
	const utils = require_utils();
	/**
	* Takes a string or object with `content` property, extracts
	* and parses front-matter from the string, then returns an object
	* with `data`, `content` and other [useful properties](#returned-object).
	*
	* ```js
	* const matter = require('gray-matter');
	* console.log(matter('---\ntitle: Home\n---\nOther stuff'));
	* //=> { data: { title: 'Home'}, content: 'Other stuff' }
	* ```
	* @param {Object|String} `input` String, or object with `content` string
	* @param {Object} `options`
	* @return {Object}
	* @api public
	*/
	function matter(input, options) {
		if (input === "") return {
			data: {},
			content: input,
			excerpt: "",
			orig: input
		};
		let file = toFile(input);
		const cached = matter.cache[file.content];
		if (!options) {
			if (cached) {
				file = Object.assign({}, cached);
				file.orig = cached.orig;
				return file;
			}
			matter.cache[file.content] = file;
		}
		return parseMatter(file, options);
	}
	/**
	* Parse front matter
	*/
	function parseMatter(file, options) {
		const opts = defaults(options);
		const open = opts.delimiters[0];
		const close = "\n" + opts.delimiters[1];
		let str = file.content;
		if (opts.language) file.language = opts.language;
		const openLen = open.length;
		if (!utils.startsWith(str, open, openLen)) {
			excerpt(file, opts);
			return file;
		}
		if (str.charAt(openLen) === open.slice(-1)) return file;
		str = str.slice(openLen);
		const len = str.length;
		const language = matter.language(str, opts);
		if (language.name) {
			file.language = language.name;
			str = str.slice(language.raw.length);
		}
		let closeIndex = str.indexOf(close);
		if (closeIndex === -1) closeIndex = len;
		file.matter = str.slice(0, closeIndex);
		if (file.matter.replace(/^\s*#[^\n]+/gm, "").trim() === "") {
			file.isEmpty = true;
			file.empty = file.content;
			file.data = {};
		} else file.data = parse(file.language, file.matter, opts);
		if (closeIndex === len) file.content = "";
		else {
			file.content = str.slice(closeIndex + close.length);
			if (file.content[0] === "\r") file.content = file.content.slice(1);
			if (file.content[0] === "\n") file.content = file.content.slice(1);
		}
		excerpt(file, opts);
		if (opts.sections === true || typeof opts.section === "function") sections(file, opts.section);
		return file;
	}
	/**
	* Expose engines
	*/
	matter.engines = engines;
	/**
	* Stringify an object to YAML or the specified language, and
	* append it to the given string. By default, only YAML and JSON
	* can be stringified. See the [engines](#engines) section to learn
	* how to stringify other languages.
	*
	* ```js
	* console.log(matter.stringify('foo bar baz', {title: 'Home'}));
	* // results in:
	* // ---
	* // title: Home
	* // ---
	* // foo bar baz
	* ```
	* @param {String|Object} `file` The content string to append to stringified front-matter, or a file object with `file.content` string.
	* @param {Object} `data` Front matter to stringify.
	* @param {Object} `options` [Options](#options) to pass to gray-matter and [js-yaml].
	* @return {String} Returns a string created by wrapping stringified yaml with delimiters, and appending that to the given string.
	* @api public
	*/
	matter.stringify = function(file, data, options) {
		if (typeof file === "string") file = matter(file, options);
		return stringify(file, data, options);
	};
	/**
	* Synchronously read a file from the file system and parse
	* front matter. Returns the same object as the [main function](#matter).
	*
	* ```js
	* const file = matter.read('./content/blog-post.md');
	* ```
	* @param {String} `filepath` file path of the file to read.
	* @param {Object} `options` [Options](#options) to pass to gray-matter.
	* @return {Object} Returns [an object](#returned-object) with `data` and `content`
	* @api public
	*/
	matter.read = function(filepath, options) {
		const file = matter(fs.readFileSync(filepath, "utf8"), options);
		file.path = filepath;
		return file;
	};
	/**
	* Returns true if the given `string` has front matter.
	* @param  {String} `string`
	* @param  {Object} `options`
	* @return {Boolean} True if front matter exists.
	* @api public
	*/
	matter.test = function(str, options) {
		return utils.startsWith(str, defaults(options).delimiters[0]);
	};
	/**
	* Detect the language to use, if one is defined after the
	* first front-matter delimiter.
	* @param  {String} `string`
	* @param  {Object} `options`
	* @return {Object} Object with `raw` (actual language string), and `name`, the language with whitespace trimmed
	*/
	matter.language = function(str, options) {
		const open = defaults(options).delimiters[0];
		if (matter.test(str)) str = str.slice(open.length);
		const language = str.slice(0, str.search(/\r?\n/));
		return {
			raw: language,
			name: language ? language.trim() : ""
		};
	};
	/**
	* Expose `matter`
	*/
	matter.cache = {};
	matter.clearCache = function() {
		matter.cache = {};
	};
	module.exports = matter;
}));
// src/core/ticket/front-matter-yaml.ts
var import_gray_matter = /* @__PURE__ */ __toESM(require_gray_matter(), 1);
var import_dist = require_dist();
/**
* Reads lines of YAML through gray-matter with `yaml` as its engine; never throws. No line may begin with `---`.
* Anchors, aliases and tags are refused before anything is built from them, so nothing can be expanded.
*/
function readYaml(lines, firstLine) {
	const deep = findDeepBlock(lines, firstLine);
	if (deep !== void 0) return {
		entries: [],
		problem: deep
	};
	let result = { entries: [] };
	const engine = (source) => {
		result = readSource(source, firstLine);
		return {};
	};
	withGrayMatter(`---\n${lines.join("\n")}\n---\n`, engine);
	return result;
}
/**
* Hands a text to gray-matter with this engine for YAML and no other; throws where the text asks for another language.
* Options are always given: without them gray-matter keeps a shared cache of every text it saw.
*/
function withGrayMatter(text, engine) {
	(0, import_gray_matter.default)(text, {
		language: "yaml",
		engines: {
			yaml: engine,
			json: refuse,
			javascript: refuse,
			js: refuse,
			coffee: refuse,
			cson: refuse
		}
	});
}
/** Stands in for every engine that could run or read anything but YAML. */
function refuse() {
	throw new TypeError("a front matter is YAML and nothing else");
}
function readSource(source, firstLine) {
	const lineCounter = new import_dist.LineCounter();
	const position = (offset) => {
		const { line, col } = lineCounter.linePos(offset);
		return {
			line: line - 2 + firstLine,
			column: col
		};
	};
	const tokens = [...new import_dist.Parser(lineCounter.addNewLine).parse(source)];
	const refused = findRefused(tokens, position);
	if (refused !== void 0) return {
		entries: [],
		problem: refused
	};
	const [document, second] = [...new import_dist.Composer({
		schema: "core",
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "silent"
	}).compose(tokens)];
	const error = document?.errors[0] ?? second?.errors[0];
	if (error !== void 0) {
		const [start, end] = error.pos;
		return {
			entries: [],
			problem: problemAt(position, "syntax", error.message, start, end - start)
		};
	}
	if (second !== void 0) {
		const start = second.range[0];
		return {
			entries: [],
			problem: problemAt(position, "syntax", "A second YAML document begins", start, 1)
		};
	}
	return readMap(document?.contents ?? null, source, position);
}
function readMap(root, source, position) {
	if (root === null) return { entries: [] };
	const [start, end] = root.range ?? [0, 1];
	if (!(0, import_dist.isMap)(root) || root.flow === true) return {
		entries: [],
		problem: problemAt(position, "not-a-map", (0, import_dist.isMap)(root) ? "A map in braces" : (0, import_dist.isSeq)(root) ? "A list" : "Plain text", start, end - start)
	};
	const entries = [];
	for (const { key, value } of root.items) {
		if (!(0, import_dist.isScalar)(key) || keyText(key) === "") {
			const [keyStart, keyEnd] = key?.range ?? [start, start + 1];
			return {
				entries: [],
				problem: problemAt(position, "complex-key", "", keyStart, keyEnd - keyStart)
			};
		}
		const valueNode = value;
		const twice = valueNode === null ? void 0 : findDuplicate(valueNode);
		if (twice !== void 0) return {
			entries: [],
			problem: problemAt(position, "nested-duplicate", twice.key, twice.offset, twice.key.length)
		};
		entries.push(readEntry(keyText(key), key.range?.[0] ?? 0, key.range?.[1] ?? 0, {
			valueNode,
			source,
			position
		}));
	}
	return { entries };
}
function readEntry(key, keyStart, keyEnd, context) {
	const { valueNode, source, position } = context;
	const { line } = position(keyStart);
	const afterColon = source.indexOf(":", keyEnd) + 1;
	const behind = position(afterColon);
	const [start, end] = valueNode?.range ?? [afterColon, afterColon];
	const empty = {
		key,
		value: valueNode === null ? null : toPlain(valueNode),
		line
	};
	if (start === end) return {
		...empty,
		endLine: line,
		valueColumn: behind.column,
		valueLength: 0
	};
	const text = trimBlank(source.slice(start, end));
	const endLine = position(start + text.length).line;
	const at = position(start);
	if (at.line !== line) return {
		...empty,
		endLine,
		valueColumn: behind.column,
		valueLength: 0
	};
	const lineEnd = text.indexOf("\n");
	const valueLength = trimBlank(lineEnd === -1 ? text : text.slice(0, lineEnd)).length;
	return {
		...empty,
		endLine,
		valueColumn: at.column,
		valueLength
	};
}
/** Without blanks at the end; an ideographic space is text to YAML. */
function trimBlank(text) {
	let end = text.length;
	while (end > 0 && " 	\n".includes(text.charAt(end - 1))) end -= 1;
	return text.slice(0, end);
}
/** The first key that occurs twice in one nested map. */
function findDuplicate(node) {
	if ((0, import_dist.isSeq)(node)) return firstOf(node.items, findDuplicate);
	if (!(0, import_dist.isMap)(node)) return void 0;
	const seen = /* @__PURE__ */ new Set();
	for (const { key, value } of node.items) {
		const name = keyText(key);
		if (seen.has(name)) return {
			key: name,
			offset: key?.range?.[0] ?? 0
		};
		seen.add(name);
		const inner = value === null ? void 0 : findDuplicate(value);
		if (inner !== void 0) return inner;
	}
}
function firstOf(list, find) {
	for (const element of list) {
		const found = find(element);
		if (found !== void 0) return found;
	}
}
/** Data without prototypes, so that a key such as `__proto__` is a key and nothing more. */
function toPlain(node) {
	if ((0, import_dist.isScalar)(node)) return node.value;
	if ((0, import_dist.isSeq)(node)) return node.items.map(toPlain);
	if (!(0, import_dist.isMap)(node)) return null;
	const data = Object.create(null);
	for (const { key, value } of node.items) data[keyText(key)] = toPlain(value);
	return data;
}
/** A key is its text, also where YAML would see a number or null. */
function keyText(key) {
	if (!(0, import_dist.isScalar)(key)) return "";
	return typeof key.value === "string" ? key.value : key.source ?? String(key.value);
}
// src/core/ticket/front-matter-recover.ts
/** A line that can be one entry of its own: the key, and what stands behind it. */
const KEY_LINE = /^([^\s:'"#[\]{}&*!|>%@`,?-][^\s:]*):(?:( +)(.*)|$)/;
/** A line that belongs to the entry above it. */
const CONTINUATION = /^(?:[ \t#\]}]|-(?: |$)|$)/;
/**
* Reads a front matter with the YAML library. When the whole is no YAML, every top-level entry is read on its own, so
* that one broken line costs one key: a one-line `key: text` keeps its plain text as the value.
*/
function readUnusualEntries(lines, firstLine, source) {
	const whole = readYaml(lines, firstLine);
	if (whole.problem === void 0) return {
		entries: whole.entries,
		diagnostics: []
	};
	if (whole.problem.kind === "not-a-map") return { diagnostics: [problemFinding(whole.problem, lines[whole.problem.line - firstLine] ?? "", source)] };
	const entries = [];
	const diagnostics = [];
	for (const { start, end } of splitEntries(lines)) {
		const part = readYaml(lines.slice(start, end), firstLine + start);
		entries.push(...part.entries);
		if (part.problem === void 0) continue;
		const broken = recoverEntry(lines.slice(start, end), firstLine + start, {
			problem: part.problem,
			source
		});
		if (broken.entry !== void 0) entries.push(broken.entry);
		diagnostics.push(broken.diagnostic);
	}
	if (diagnostics.length === 0) diagnostics.push(problemFinding(whole.problem, lines[whole.problem.line - firstLine] ?? "", source));
	return {
		entries,
		diagnostics
	};
}
/** Half-open ranges of lines that each hold one top-level entry. */
function splitEntries(lines) {
	const starts = lines.flatMap((line, i) => i === 0 || !CONTINUATION.test(line) ? [i] : []);
	return starts.map((start, i) => ({
		start,
		end: starts[i + 1] ?? lines.length
	}));
}
/** What is left of an entry that is no YAML. `lines` are its own lines. */
function recoverEntry(lines, line, { problem, source }) {
	const first = lines[0] ?? "";
	const problemText = lines[problem.line - line] ?? "";
	const match = KEY_LINE.exec(first);
	const key = match?.[1];
	if (key === void 0) return { diagnostic: problemFinding(problem, problemText, source) };
	const value = trimSpaces(match?.[3] ?? "");
	const valueColumn = key.length + 2 + (value === "" ? 0 : match?.[2]?.length ?? 0);
	const size = lines.findLastIndex((text) => text !== "" && !text.startsWith("#")) + 1;
	const at = {
		key,
		line,
		endLine: line + Math.max(1, size) - 1,
		valueColumn,
		valueLength: value.length
	};
	if (problem.kind !== "syntax" || size > 1 || value === "") return {
		entry: {
			...at,
			value: void 0
		},
		diagnostic: problemFinding(problem, problemText, source)
	};
	const place = {
		path: source.path,
		line,
		column: valueColumn,
		length: value.length,
		source: first
	};
	const facts = {
		key,
		reason: /: |:$/.test(value) && !/^['"[{]/.test(value) ? "a colon and a space begin a nested key" : problem.detail,
		fix: `write ${key}: ${formatScalar(value, "single")}`
	};
	return {
		entry: {
			...at,
			value,
			raw: true
		},
		diagnostic: finding("item/not-yaml", place, facts, source.ticket)
	};
}
function problemFinding(problem, text, { path, ticket }) {
	const { line, column, detail } = problem;
	const place = {
		path,
		line,
		column,
		length: Math.min(problem.length, Math.max(1, text.length - column + 1)),
		source: text
	};
	const key = KEY_LINE.exec(text)?.[1] ?? "the front matter";
	switch (problem.kind) {
		case "syntax": return finding("item/not-yaml", place, {
			key,
			reason: detail,
			fix: "write one `key: value` a line"
		}, ticket);
		case "not-a-map": return finding("item/not-a-map", place, { what: detail }, ticket);
		case "anchor": return finding("item/anchor", place, { anchor: detail }, ticket);
		case "alias": return finding("item/alias", place, { alias: detail }, ticket);
		case "tag": return finding("item/tag", place, { tag: detail }, ticket);
		case "complex-key": return finding("item/complex-key", place, {}, ticket);
		case "nested-duplicate": return finding("item/nested-duplicate", place, { key: detail }, ticket);
		case "too-deep": return finding("item/too-deep", place, { limit: 16 }, ticket);
	}
}
// src/core/ticket/front-matter.ts
/**
* Splits a record into front matter and body and reads the front matter. Never throws, never runs anything: only a
* first line of exactly `---` begins one, and it is YAML without anchors, aliases and tags. Sizes are checked before
* anything else. A line that is no YAML costs its own key at most.
*/
function parseFrontMatter(text, path, ticket) {
	const source = {
		path,
		ticket
	};
	const { block, diagnostics: first } = splitFrontMatter(text, source);
	if (block === void 0) return { diagnostics: boundFindings(first, source) };
	const diagnostics = [...first];
	const { lines, closeLine, bodyStart, eol } = block;
	let found = parseUsualEntries(lines, 2);
	if (found === void 0) {
		const unusual = readUnusualEntries(lines, 2, source);
		diagnostics.push(...unusual.diagnostics);
		found = unusual.entries;
	}
	if (found === void 0) return { diagnostics: boundFindings(diagnostics, source) };
	return {
		frontMatter: {
			entries: collectEntries(found, lines, {
				source,
				diagnostics
			}),
			closeLine,
			body: text.slice(bodyStart),
			bodyLine: closeLine + 1,
			eol
		},
		diagnostics: boundFindings(diagnostics, source)
	};
}
function collectEntries(found, lines, { source, diagnostics }) {
	const entries = /* @__PURE__ */ new Map();
	for (const entry of found) {
		const earlier = entries.get(entry.key);
		if (earlier === void 0 && entries.size < 64) {
			entries.set(entry.key, entry);
			continue;
		}
		const place = keyPlace(entry, source.path, lines[entry.line - 2] ?? "");
		if (earlier === void 0) {
			diagnostics.push(finding("item/too-many-keys", place, { limit: 64 }, source.ticket));
			break;
		}
		const facts = {
			key: entry.key,
			first_line: earlier.line
		};
		diagnostics.push(finding("item/duplicate-key", place, facts, source.ticket));
	}
	return entries;
}
// src/core/ticket/item-source.ts
/** The place of a key that the item has; the file as a whole where it has not. */
function placeOfKey(source, key) {
	const entry = source.entries.get(key);
	if (entry === void 0) return { path: source.path };
	return keyPlace(entry, source.path, lineText(source.text, entry.line));
}
/** The place of a key's value; the file as a whole where the item lacks the key. */
function placeOfValue(source, key) {
	const entry = source.entries.get(key);
	if (entry === void 0) return { path: source.path };
	return valuePlace(entry, source.path, lineText(source.text, entry.line));
}
/** A finding that points at a key. */
function keyFinding(source, key, code, facts) {
	return finding(code, placeOfKey(source, key), facts, source.ticket);
}
/** A finding that points at a value. */
function valueFinding(source, key, code, facts) {
	return finding(code, placeOfValue(source, key), facts, source.ticket);
}
/** The text of one line, from 1, without its line break. Only findings need it, so it is searched when asked for. */
function lineText(text, line) {
	let start = 0;
	for (let i = 1; i < line; i++) {
		const newline = text.indexOf("\n", start);
		if (newline === -1) return "";
		start = newline + 1;
	}
	const end = text.indexOf("\n", start);
	const found = end === -1 ? text.slice(start) : text.slice(start, end);
	return found.endsWith("\r") ? found.slice(0, -1) : found;
}
// src/core/ticket/item-words.ts
/** How urgent a ticket is; `P2` where nothing is said. */
const PRIORITIES = [
	"P0",
	"P1",
	"P2",
	"P3"
];
/** How ready a ticket's text is for work. */
const READINESS = [
	"implementation_ready",
	"requirements_sync_needed",
	"spike_needed",
	"blocked",
	"unspecified"
];
/** Keys of the older formats and what stands for each today, as words for a finding. */
const OLDER_KEYS = /* @__PURE__ */ new Map([
	["id", "the directory's name is the id"],
	["slug", "the id ends with the slug"],
	["status", "state says where a ticket stands"],
	["workflow_state", "it is called state"],
	["kind", "a label says what kind of work it is"],
	["legacy_ticket", "the body or a comment says where a ticket came from"],
	["needs_preflight", "readiness says what is missing"],
	["action_required", "it is called attention_required"]
]);
/** Older words of `readiness`. */
const OLDER_READINESS = /* @__PURE__ */ new Map([["ready", "implementation_ready"]]);
const LOCAL_WORDS = /* @__PURE__ */ new Set([
	...[
		"activity",
		"attempt",
		"claim",
		"claimed",
		"claims",
		"container",
		"heartbeat",
		"host",
		"hostname",
		"lease"
	],
	...[
		"lock",
		"machine",
		"pid",
		"pod",
		"pods",
		"port",
		"process",
		"session",
		"sessions",
		"socket",
		"terminal"
	],
	...[
		"tmux",
		"transcript",
		"tty",
		"worktree",
		"worktrees"
	]
]);
/** Whether a key would store what is true on one machine only: a Pod, a session, a worktree, a process. */
function isLocalFact(key) {
	return key.toLowerCase().split(/[_-]/).some((word) => LOCAL_WORDS.has(word));
}
/** Whether a key is the user's own, `x-…`, and may hold anything. */
function isOwnKey(key) {
	return /^x-./.test(key);
}
// src/core/ticket/state.ts
/** The states of a ticket, in the order of its life. */
const STATES = [
	"intake",
	"ready",
	"queued",
	"inprogress",
	"done",
	"closed"
];
/** The older name of `intake`, found in records of before 2026-06-08. */
const OLDER_STATES = { planning: "intake" };
const ALL_WHO_ROUTE = [
	"person",
	"intake",
	"orchestrator"
];
const WORKERS = ["orchestrator", "person"];
const CLOSE_UNFINISHED = ["resolution", "close-status"];
/** The state machine: what is not a row is not lawful. It also draws the diagram in the README. */
const TRANSITIONS = [
	{
		from: "intake",
		to: "ready",
		roles: ALL_WHO_ROUTE,
		needs: ["intake-summary", "acceptance-criteria"]
	},
	{
		from: "ready",
		to: "queued",
		roles: ["person"],
		needs: [
			"queued-fields",
			"nothing-open",
			"blockers-started"
		]
	},
	{
		from: "queued",
		to: "inprogress",
		roles: WORKERS,
		needs: ["blockers-completed"]
	},
	{
		from: "inprogress",
		to: "done",
		roles: WORKERS,
		needs: ["implementation-report"]
	},
	{
		from: "done",
		to: "closed",
		roles: WORKERS,
		needs: ["resolution", "close-completed"]
	},
	{
		from: "ready",
		to: "intake",
		roles: ALL_WHO_ROUTE,
		needs: ["reason"]
	},
	{
		from: "queued",
		to: "intake",
		roles: ALL_WHO_ROUTE,
		needs: ["reason"]
	},
	{
		from: "inprogress",
		to: "intake",
		roles: ALL_WHO_ROUTE,
		needs: ["reason"]
	},
	{
		from: "queued",
		to: "ready",
		roles: ["person"],
		needs: ["reason"]
	},
	{
		from: "intake",
		to: "closed",
		roles: WORKERS,
		needs: CLOSE_UNFINISHED
	},
	{
		from: "ready",
		to: "closed",
		roles: WORKERS,
		needs: CLOSE_UNFINISHED
	},
	{
		from: "queued",
		to: "closed",
		roles: WORKERS,
		needs: CLOSE_UNFINISHED
	},
	{
		from: "inprogress",
		to: "closed",
		roles: WORKERS,
		needs: CLOSE_UNFINISHED
	},
	{
		from: "done",
		to: "intake",
		roles: ["person"],
		needs: ["reason"]
	},
	{
		from: "closed",
		to: "intake",
		roles: ["person"],
		needs: ["reason"]
	},
	{
		from: "done",
		to: "inprogress",
		roles: WORKERS,
		needs: ["reason", "not-landed"]
	},
	{
		from: "closed",
		to: "inprogress",
		roles: WORKERS,
		needs: ["reason", "not-landed"]
	}
];
/** How a ticket may be closed. Only `completed` resolves what depended on it. */
const CLOSE_STATUSES = [
	"completed",
	"superseded",
	"duplicate",
	"obsolete",
	"declined",
	"decomposed"
];
/** Whether a text is one of the six states. */
function isState(text) {
	return STATES.includes(text);
}
/** The state a word means today (older names included), or undefined. */
function stateOf(word) {
	if (isState(word)) return word;
	return Object.hasOwn(OLDER_STATES, word) ? OLDER_STATES[word] : void 0;
}
/** The row for a move, or undefined where the table has none. */
function findTransition(from, to) {
	return TRANSITIONS.find((row) => row.from === from && row.to === to);
}
/** The states a ticket may move to from here, in the order of the table. */
function nextStates(from) {
	return TRANSITIONS.filter((row) => row.from === from).map((row) => row.to);
}
// src/core/ticket/item-findings.ts
/** The finding for a value the schema refuses; none for a line that has its finding because it is no YAML. */
function describeIssue$1(field) {
	const { key, source } = field;
	return source.entries.get(key)?.raw === true ? [] : [describeValue(field)];
}
function describeValue({ key, issue, value, source }) {
	const shown = show$1(value);
	switch (key) {
		case "state": return valueFinding(source, key, "item/unknown-state", {
			value: shown,
			choices: STATES.join(", "),
			suggestion: suggest$1(value, STATES)
		});
		case "priority": return unknownWord({
			key,
			value,
			source,
			choices: PRIORITIES
		});
		case "readiness": return unknownWord({
			key,
			value,
			source,
			choices: READINESS
		});
		case "created_at":
		case "updated_at":
		case "queued_at": return valueFinding(source, key, "item/bad-time", {
			key,
			value: shown
		});
		case "deferred_until": return valueFinding(source, key, "item/bad-deferral", { value: shown });
		case "labels":
		case "risk_flags": return listFinding({
			key,
			issue,
			value,
			source
		});
		case "title":
		case "assignee":
		case "attention_required":
		case "queued_by": return textFinding({
			key,
			issue,
			value,
			source
		});
	}
}
function unknownWord({ key, value, source, choices }) {
	return valueFinding(source, key, "item/unknown-word", {
		key,
		value: show$1(value),
		choices: choices.join(", "),
		suggestion: suggest$1(value, choices)
	});
}
/** An imperative line that names the nearest choice, or all of them. */
function suggest$1(value, choices) {
	const near = typeof value === "string" ? nearest(value, choices) : void 0;
	return near === void 0 ? `write one of ${choices.join(", ")}` : `write ${near}`;
}
function listFinding({ key, issue, value, source }) {
	if (!Array.isArray(value)) return valueFinding(source, key, "item/bad-list", {
		key,
		value: show$1(value)
	});
	const index = issue.path[1];
	if (typeof index !== "number") return valueFinding(source, key, "item/list-too-long", {
		key,
		count: value.length,
		limit: 200
	});
	return valueFinding(source, key, "item/bad-word", {
		key,
		value: show$1(value[index]),
		limit: 64
	});
}
function textFinding({ key, issue, value, source }) {
	if (typeof value === "string" && issue.code === "too_big") return valueFinding(source, key, "item/text-too-long", {
		key,
		length: value.length,
		limit: 500
	});
	const at = source.entries.has(key) ? key : "action_required";
	return valueFinding(source, at, "item/bad-text", {
		key: at,
		what: describeText(value)
	});
}
function describeText(value) {
	if (typeof value !== "string") return `${nounOf(value)} to YAML`;
	if (value.trim() === "") return "empty";
	return /[\r\n]/.test(value) ? "more than one line" : "text with control characters";
}
function nounOf(value) {
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a map";
	return typeof value === "number" ? "a number" : "true or false";
}
/** A value as a short text; longer ones are cut with the facts. */
function show$1(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}
// src/core/ticket/item-older.ts
/**
* Reads the keys, words and the layout of older formats as what they mean today, and warns of each. Returns whether
* there were any.
*/
function translateOlder(reading) {
	const { source, status, diagnostics } = reading;
	const before = diagnostics.length;
	if (status !== void 0) diagnostics.push(finding("item/older-layout", { path: source.path }, { status }, source.ticket));
	for (const key of source.entries.keys()) {
		const today = OLDER_KEYS.get(key);
		if (today !== void 0) diagnostics.push(keyFinding(source, key, "item/older-key", {
			key,
			today
		}));
	}
	translateWords(reading);
	const older = diagnostics.length > before;
	translateStatus(reading);
	const { data } = reading;
	const action = source.entries.get("action_required");
	if (action?.value !== void 0 && (data.get("attention_required") ?? null) === null) data.set("attention_required", action.value);
	return older;
}
/** Older words of `state` and `readiness`. */
function translateWords({ source, data, diagnostics }) {
	const word = data.get("state");
	const state = typeof word === "string" && !isState(word) ? stateOf(word) : void 0;
	if (state !== void 0) {
		data.set("state", state);
		diagnostics.push(valueFinding(source, "state", "item/older-state", {
			word: String(word),
			state
		}));
	}
	const readiness = data.get("readiness");
	const today = typeof readiness === "string" ? OLDER_READINESS.get(readiness) : void 0;
	if (today !== void 0) {
		data.set("readiness", today);
		diagnostics.push(valueFinding(source, "readiness", "item/older-readiness", {
			word: String(readiness),
			today
		}));
	}
}
/** `status` (key or directory) and `workflow_state` as `state` and `deferred_until`. */
function translateStatus(reading) {
	const { source, data, diagnostics } = reading;
	const before = diagnostics.length;
	const status = statusOf(reading);
	const workflow = workflowState(reading);
	const written = data.get("state");
	if (data.has("state")) {
		if (status !== void 0 && isKnown(written) && status === "closed" !== (written === "closed")) diagnostics.push(valueFinding(source, "state", "item/older-conflict", {
			one: `state ${written}`,
			other: `status ${status}`
		}));
		return;
	}
	if (status === "closed") data.set("state", "closed");
	else if (workflow !== void 0) data.set("state", workflow);
	else if (status !== void 0) data.set("state", "intake");
	else if (diagnostics.length > before || isUnreadable(source)) data.set("state", void 0);
	if (status === "pending" && data.get("state") === "intake" && !data.has("deferred_until")) data.set("deferred_until", "later");
}
/** Whether `status` or `workflow_state` is there with a value that has its finding already. */
function isUnreadable({ entries }) {
	return ["status", "workflow_state"].some((key) => entries.has(key) && entries.get(key)?.value === void 0);
}
function isKnown(value) {
	return typeof value === "string" && isState(value);
}
/** The status directory, else the key `status`. */
function statusOf({ source, status, diagnostics }) {
	const entry = source.entries.get("status");
	if (entry === void 0 || entry.value === void 0) return status;
	const word = String(entry.value);
	if (!isOlderStatus(word)) {
		diagnostics.push(valueFinding(source, "status", "item/older-word", {
			key: "status",
			word,
			choices: OLDER_STATUSES.join(", ")
		}));
		return status;
	}
	if (status !== void 0 && word !== status) {
		const facts = {
			one: `status ${word}`,
			other: `the directory ${status}`
		};
		diagnostics.push(valueFinding(source, "status", "item/older-conflict", facts));
	}
	return status ?? word;
}
function workflowState({ source, diagnostics }) {
	const entry = source.entries.get("workflow_state");
	if (entry === void 0 || entry.value === void 0 || entry.value === null) return void 0;
	const word = String(entry.value);
	const state = stateOf(word);
	if (state === void 0) diagnostics.push(valueFinding(source, "workflow_state", "item/older-word", {
		key: "workflow_state",
		word,
		choices: STATES.join(", ")
	}));
	else if (state !== word) diagnostics.push(valueFinding(source, "workflow_state", "item/older-state", {
		word,
		state
	}));
	return state;
}
// src/core/ticket/time.ts
const UTC_SECONDS = "dddd-dd-ddTdd:dd:ddZ";
const DATE = "dddd-dd-dd";
const DAYS_BEFORE_MONTH = [
	0,
	31,
	59,
	90,
	120,
	151,
	181,
	212,
	243,
	273,
	304,
	334
];
/**
* Seconds since 1970 of an RFC 3339 time in UTC and whole seconds (`2026-06-13T17:51:04Z`), or undefined when the
* text is no such time or no such day exists.
*/
function parseTime(text) {
	if (!hasForm(text, UTC_SECONDS)) return void 0;
	const [hour, minute, second] = [
		numberAt(text, 11),
		numberAt(text, 14),
		numberAt(text, 17)
	];
	if (hour > 23 || minute > 59 || second > 59) return void 0;
	const days = parseDayNumber(text);
	return days === void 0 ? void 0 : ((days * 24 + hour) * 60 + minute) * 60 + second;
}
/** Days since 1970-01-01 of a date `YYYY-MM-DD`, or undefined when it is none. */
function parseDate(text) {
	return hasForm(text, DATE) ? parseDayNumber(text) : void 0;
}
/** Whether a text has a digit wherever the form has a `d`, and is the form everywhere else. A regex takes four times as long. */
function hasForm(text, form) {
	if (text.length !== form.length) return false;
	for (let at = 0; at < form.length; at++) {
		const code = text.charCodeAt(at);
		if (!(form[at] === "d" ? code >= 48 && code <= 57 : code === form.charCodeAt(at))) return false;
	}
	return true;
}
/** The number of two digits. */
function numberAt(text, at) {
	return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
function parseDayNumber(text) {
	const year = numberAt(text, 0) * 100 + numberAt(text, 2);
	const [month, day] = [numberAt(text, 5), numberAt(text, 8)];
	if (year < 1970 || month < 1 || month > 12 || day < 1) return void 0;
	const leap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
	if (day > ([
		31,
		leap ? 29 : 28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	][month - 1] ?? 0)) return void 0;
	const past = year - 1;
	const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
	return (year - 1970) * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (leap && month > 2 ? 1 : 0) + day - 1;
}
/** Whether one time lies before another; unreadable times have findings of their own and count as in order. */
function isBeforeTime(time, other) {
	const [a, b] = [parseTime(time ?? ""), parseTime(other ?? "")];
	return a !== void 0 && b !== void 0 && a < b;
}
// src/core/ticket/item.ts
/** No control characters, line breaks or marks that turn the direction of text around. */
const ONE_LINE$1 = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
const TIME$1 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const oneLine = string().max(500).regex(ONE_LINE$1).regex(/\S/);
const time = string().regex(TIME$1).refine((text) => parseTime(text) !== void 0);
const word = string().max(64).regex(ONE_LINE$1).regex(/^[^\s,](?:[^,]*[^\s,])?$/);
const words = array(word).max(200);
const deferral = string().regex(/^(?:later|\d{4}-\d{2}-\d{2})$/).refine((text) => text === "later" || parseDate(text) !== void 0);
/** The front matter of `item.md` in the current form. Keys `x-…` may hold anything and are not given to it. */
const itemSchema = strictObject({
	title: oneLine.describe("What the ticket is about, in one line"),
	state: _enum(STATES).describe("Where the ticket stands"),
	created_at: time.describe("RFC 3339, UTC, whole seconds"),
	updated_at: time.describe("RFC 3339, UTC, whole seconds; moves with every change of the ticket"),
	priority: _enum(PRIORITIES).default("P2"),
	labels: words.default([]),
	risk_flags: words.default([]),
	assignee: oneLine.nullable().default(null).describe("Who works on it by hand"),
	readiness: _enum(READINESS).default("unspecified"),
	attention_required: oneLine.nullable().default(null).describe("What a person must decide; an overlay, no state"),
	queued_by: oneLine.nullable().default(null).describe("Who queued it; together with queued_at"),
	queued_at: time.nullable().default(null).describe("When it was queued; together with queued_by"),
	deferred_until: deferral.nullable().default(null).describe("A date, or later; an overlay, no state")
}).meta({
	title: "Front matter of item.md",
	patternProperties: { "^x-.": {} }
});
/** The current form with nothing required: what is missing has its own finding. */
const fieldsSchema = itemSchema.partial({
	title: true,
	state: true,
	created_at: true,
	updated_at: true
});
/** The keys of the current form, in the order in which a new item has them. */
const ITEM_KEYS = Object.keys(itemSchema.shape);
const REQUIRED = [
	"title",
	"state",
	"created_at",
	"updated_at"
];
/**
* Reads an `item.md` of the current or an older form; never throws. `ticket` is the id, `status` the status directory
* of the older layout. Older keys, words and layouts are warnings and are read as what they mean today.
*/
function parseItem(text, path, ticket, status) {
	const { frontMatter, diagnostics: first } = parseFrontMatter(text, path, ticket);
	if (frontMatter === void 0) return { diagnostics: first };
	const source = {
		text,
		path,
		ticket,
		entries: frontMatter.entries
	};
	const diagnostics = [...first];
	const data = currentValues(source, diagnostics);
	const older = translateOlder({
		source,
		status,
		data,
		diagnostics
	});
	checkRequired(frontMatter, {
		source,
		data,
		diagnostics
	});
	const fields = readFields$1(data, {
		source,
		diagnostics
	});
	checkQueuedPair(fields, source, diagnostics);
	const { entries, body, bodyLine } = frontMatter;
	diagnostics.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	return {
		item: {
			...fields,
			body,
			bodyLine,
			entries,
			older
		},
		diagnostics: boundFindings(diagnostics, source)
	};
}
/** The values of the current form's keys; every other key is judged here by its name. */
function currentValues(source, diagnostics) {
	const data = /* @__PURE__ */ new Map();
	for (const [key, { value }] of source.entries) if (isItemKey(key)) {
		if (value === null && !itemSchema.shape[key].safeParse(null).success) {
			diagnostics.push(keyFinding(source, key, "item/empty-value", { key }));
			data.set(key, void 0);
		} else data.set(key, value);
	} else if (!OLDER_KEYS.has(key) && !isOwnKey(key)) diagnostics.push(strangeKey(source, key));
	return data;
}
function isItemKey(key) {
	return Object.hasOwn(itemSchema.shape, key);
}
function strangeKey(source, key) {
	if (isLocalFact(key)) return keyFinding(source, key, "item/local-fact", { key });
	const near = nearest(key, ITEM_KEYS);
	return keyFinding(source, key, "item/unknown-key", {
		key,
		suggestion: near === void 0 ? "remove it, or begin the name with x- to keep it as your own" : `write ${near}, or begin the name with x- to keep it as your own`
	});
}
function checkRequired(frontMatter, { source, data, diagnostics }) {
	for (const key of REQUIRED) {
		if (data.has(key)) continue;
		const place = {
			path: source.path,
			line: frontMatter.closeLine,
			column: 1,
			length: 3,
			source: "---"
		};
		diagnostics.push(finding("item/missing-key", place, { key }, source.ticket));
	}
}
/** The fields the schema accepts; the others have their finding and are left to their defaults. */
function readFields$1(data, { source, diagnostics }) {
	const values = {};
	for (const [key, value] of data) if (value !== void 0) values[key] = value;
	const whole = fieldsSchema.safeParse(values);
	if (whole.success) return whole.data;
	const seen = /* @__PURE__ */ new Set();
	for (const issue of whole.error.issues) {
		const key = issue.path[0];
		if (seen.has(key)) continue;
		seen.add(key);
		diagnostics.push(...describeIssue$1({
			key,
			issue,
			value: values[key],
			source
		}));
		delete values[key];
	}
	return fieldsSchema.parse(values);
}
function checkQueuedPair(fields, source, diagnostics) {
	const { queued_by, queued_at } = fields;
	if (queued_by === null === (queued_at === null)) return;
	const [present, missing] = queued_by === null ? ["queued_at", "queued_by"] : ["queued_by", "queued_at"];
	if (source.entries.get(missing)?.value !== null && source.entries.has(missing)) return;
	diagnostics.push(keyFinding(source, present, "item/queued-pair", {
		present,
		missing
	}));
}
// src/core/ticket/id.ts
/** What a ticket or objective directory may be called; the directory name is the authority for the id. */
const ID = /^[0-9A-Za-z][0-9A-Za-z_-]{2,127}$/;
/** Names Windows cannot hold as a directory. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const TIMED_ID = /^\d{8}-\d{6}-(.+)$/;
const MAX_SLUG_LENGTH = 60;
/** Whether a name can be the id of a ticket or objective. */
function isId(name) {
	return ID.test(name) && !isReserved(name);
}
/** Whether Windows keeps a name for itself. */
function isReserved(name) {
	return RESERVED.test(name);
}
/** What ids are compared by: two ids that differ only in case are one on many file systems. */
function idKey(id) {
	return id.toLowerCase();
}
/** The part of a new-style id behind the time, or undefined for ids of another form. */
function slugOf(id) {
	return TIMED_ID.exec(id)?.[1];
}
/**
* A slug for a title: lower-case ASCII words joined by dashes. A title without Latin letters or digits gives
* `ticket-` and eight characters derived from the title, so that it still can be typed and told apart.
*/
function slugFor(title) {
	const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
	const words = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
	const cut = words.length <= MAX_SLUG_LENGTH ? words : words.slice(0, MAX_SLUG_LENGTH).replace(/-[^-]*$/, "");
	const foreign = [...plain].filter((char) => /\p{L}/u.test(char) && !/[a-z]/.test(char)).length;
	if (cut.length >= 3 && cut.replaceAll("-", "").length >= foreign / 2) return cut;
	return [cut.length > 0 ? cut : "ticket", shortHash(title)].join("-");
}
/** A new id: UTC time to the second and the slug of the title. `at` is an RFC 3339 time in UTC. */
function newId(title, at) {
	return `${at.replaceAll(/[-:]/g, "").replace("T", "-").replace("Z", "")}-${slugFor(title)}`;
}
/** Eight base-36 characters that depend on the whole text: a name, not a safeguard. FNV-1a, 64 bits in two halves. */
function shortHash(text) {
	let low = 2166136261;
	let high = 2646966556;
	for (let i = 0; i < text.length; i++) {
		low = Math.imul(low ^ text.charCodeAt(i), 16777619);
		high = Math.imul(high ^ text.charCodeAt(i) + i, 16777619);
	}
	return ((low >>> 0).toString(36) + (high >>> 0).toString(36).padStart(7, "0")).padStart(8, "0").slice(-8);
}
// src/core/ticket/line-table.ts
/** Offsets at which the lines of a text begin. Only `\n` ends a line. */
function lineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
/** Line and column of an offset, both from 1, and where its line begins. */
function positionOf(starts, offset) {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	const lineStart = starts[low] ?? 0;
	return {
		line: low + 1,
		column: offset - lineStart + 1,
		lineStart
	};
}
// src/core/ticket/suggest.ts
/** The help line for a word that is none of the allowed ones. */
function suggest(word, allowed) {
	const near = nearest(word, allowed);
	const list = `one of: ${allowed.join(", ")}`;
	return near === void 0 ? `write ${list}` : `write ${near} (${list})`;
}
// src/core/ticket/json-record.ts
/** Most unknown or doubled keys of one object that are reported one by one. */
const MAX_KEYS_REPORTED = 10;
const MAX_SOURCE_LENGTH$1 = 500;
/** Prepares a text for findings. */
function jsonSource(source) {
	return {
		...source,
		starts: lineStarts(source.text)
	};
}
/** The place of a part of the text. */
function jsonPlace(source, start, end = start + 1) {
	const { line, column, lineStart } = positionOf(source.starts, start);
	const next = source.starts[line] ?? source.text.length + 1;
	const lineEnd = Math.min(next - 1, lineStart + MAX_SOURCE_LENGTH$1);
	const length = Math.max(1, Math.min(end, next - 1) - start);
	const text = source.text.slice(lineStart, lineEnd).replace(/\r$/, "");
	return {
		path: source.path,
		line: source.firstLine + line - 1,
		column,
		length,
		source: text
	};
}
/** A finding about a part of the text. */
function jsonFinding(source, part, code, facts) {
	return finding(code, jsonPlace(source, part.start, part.end), facts, source.ticket);
}
/** The first member of an object with this key. */
function memberOf(node, key) {
	return node.members?.find((member) => member.key === key);
}
/**
* Holds one value against a schema. Every fault is a finding at its place; where there is one there is no record.
* Keys given twice are found too, which no schema sees.
*/
function checkRecord(schema, node, source) {
	const { area } = source;
	if (node.members === void 0) return { diagnostics: [jsonFinding(source, node, `${area}/bad-shape`, { what: "an object" })] };
	const diagnostics = [...duplicateKeys(node, source)];
	const result = schema.safeParse(node.value);
	if (result.success && diagnostics.length === 0) return {
		record: result.data,
		diagnostics
	};
	const seen = /* @__PURE__ */ new Set();
	for (const issue of result.error?.issues ?? []) {
		const key = JSON.stringify(issue.path);
		if (issue.code !== "unrecognized_keys" && seen.has(key)) continue;
		seen.add(key);
		diagnostics.push(...describeIssue(issue, node, source));
	}
	return { diagnostics };
}
function duplicateKeys(node, source) {
	const seen = /* @__PURE__ */ new Set();
	const found = [];
	for (const member of node.members ?? []) {
		if (seen.has(member.key) && found.length < MAX_KEYS_REPORTED) found.push(jsonFinding(source, member, `${source.area}/duplicate-key`, { key: member.key }));
		seen.add(member.key);
		if (found.length < MAX_KEYS_REPORTED) found.push(...duplicateKeys(member.node, source));
	}
	return found;
}
function describeIssue(issue, root, source) {
	if (issue.code === "unrecognized_keys") {
		const holder = nodeAt(root, issue.path) ?? root;
		return issue.keys.slice(0, MAX_KEYS_REPORTED).map((key) => unknownKey(key, holder, source));
	}
	const name = String(issue.path.at(-1) ?? "the record");
	const node = nodeAt(root, issue.path);
	if (node === void 0) {
		const holder = nodeAt(root, issue.path.slice(0, -1)) ?? root;
		return [jsonFinding(source, {
			start: holder.start,
			end: holder.start + 1
		}, `${source.area}/missing-key`, { key: name })];
	}
	const words = issue.code === "invalid_value" ? issue.values.map(String) : [];
	const expected = words.length > 0 ? `one of ${words.join(", ")}` : issue.message;
	const word = typeof node.value === "string" ? node.value : "";
	const suggestion = words.length > 0 ? suggest(word, words) : `write ${issue.message}`;
	const facts = {
		key: name,
		value: show(node),
		expected,
		suggestion
	};
	return [jsonFinding(source, node, `${source.area}/bad-value`, facts)];
}
function unknownKey(key, holder, source) {
	const near = nearest(key, KEYS[source.area]);
	const suggestion = near === void 0 ? `remove ${key}, or say it in note` : `write ${near} instead of ${key}`;
	return jsonFinding(source, memberOf(holder, key) ?? holder, `${source.area}/unknown-key`, {
		key,
		suggestion
	});
}
/** The names that a mistyped key is compared with. */
const KEYS = {
	relation: [
		"version",
		"relations",
		"ticket_id",
		"kind",
		"target",
		"note",
		"author",
		"at"
	],
	plan: [...[
		"id",
		"ticket_id",
		"kind",
		"related_ticket",
		"note",
		"accepted_plan",
		"author",
		"at"
	], ...[
		"summary",
		"branch",
		"role_plan"
	]]
};
function nodeAt(root, path) {
	let node = root;
	for (const step of path) node = typeof step === "number" ? node?.items?.[step] : node && memberOf(node, String(step))?.node;
	return node;
}
function show({ value, items, members }) {
	if (items !== void 0) return "a list";
	if (members !== void 0) return "an object";
	return value === "" ? "empty" : String(value);
}
// src/core/ticket/json-text.ts
/** Deepest nesting that is read: records of yoi need four levels. */
const MAX_DEPTH = 32;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS = /* @__PURE__ */ new Map([
	["true", true],
	["false", false],
	["null", null]
]);
/**
* Reads a JSON text (RFC 8259, no comments, no trailing commas) with the position of every value, in linear time. It
* takes what `JSON.parse` takes, up to 32 levels; unlike it, it shows keys given twice and says where a fault is.
*/
function parseJson(text) {
	const reader = {
		text,
		at: 0
	};
	try {
		const node = readValue$1(reader, 0);
		skipSpace(reader);
		if (reader.at < text.length) stop(reader, "only one value can stand here");
		return {
			kind: "json",
			node
		};
	} catch (error) {
		if (error instanceof Stop) return {
			kind: "broken",
			offset: error.offset,
			problem: error.message
		};
		throw error;
	}
}
/** Leaves the nested readers; never leaves `parseJson`. */
var Stop = class extends Error {
	offset;
	constructor(offset, problem) {
		super(problem);
		this.offset = offset;
	}
};
function stop(reader, problem, offset = reader.at) {
	throw new Stop(offset, reader.at >= reader.text.length ? "the text ends too early" : problem);
}
function readValue$1(reader, depth) {
	skipSpace(reader);
	const { text, at } = reader;
	const char = text[at];
	if (depth > MAX_DEPTH) stop(reader, `it is nested deeper than ${MAX_DEPTH} levels`);
	if (char === "{") return readObject(reader, depth);
	if (char === "[") return readArray(reader, depth);
	if (char === "\"") return {
		value: readString(reader),
		start: at,
		end: reader.at
	};
	for (const [word, value] of LITERALS) {
		if (!text.startsWith(word, at)) continue;
		reader.at = at + word.length;
		return {
			value,
			start: at,
			end: reader.at
		};
	}
	NUMBER.lastIndex = at;
	const number = NUMBER.exec(text)?.[0];
	if (number === void 0) stop(reader, "a value is missing or not quoted");
	reader.at = at + number.length;
	return {
		value: Number(number),
		start: at,
		end: reader.at
	};
}
function readObject(reader, depth) {
	const start = reader.at;
	const members = [];
	const value = Object.create(null);
	reader.at += 1;
	for (let more = !takes(reader, "}"); more; more = continues(reader, "}")) {
		skipSpace(reader);
		const keyStart = reader.at;
		if (reader.text[keyStart] !== "\"") stop(reader, "a key in double quotes is missing");
		const key = readString(reader);
		const keyEnd = reader.at;
		if (!takes(reader, ":")) stop(reader, "a colon is missing behind the key");
		const node = readValue$1(reader, depth + 1);
		members.push({
			key,
			start: keyStart,
			end: keyEnd,
			node
		});
		if (!Object.hasOwn(value, key)) value[key] = node.value;
	}
	return {
		value,
		start,
		end: reader.at,
		members
	};
}
function readArray(reader, depth) {
	const start = reader.at;
	const items = [];
	reader.at += 1;
	for (let more = !takes(reader, "]"); more; more = continues(reader, "]")) items.push(readValue$1(reader, depth + 1));
	return {
		value: items.map((item) => item.value),
		start,
		end: reader.at,
		items
	};
}
/** Behind an entry: whether another one follows (a comma) or the end was taken. */
function continues(reader, close) {
	if (takes(reader, close)) return false;
	if (!takes(reader, ",")) stop(reader, `a comma or ${close} is missing`);
	return true;
}
function takes(reader, char) {
	skipSpace(reader);
	if (reader.text[reader.at] !== char) return false;
	reader.at += 1;
	return true;
}
function readString(reader) {
	const { text, at: start } = reader;
	let at = start + 1;
	let plain = true;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 34) break;
		if (code < 32) stop(reader, "a text holds a line break or control character", at);
		if (code !== 92) continue;
		plain = false;
		if (!isEscape(text, at)) stop(reader, "a text holds a backslash that escapes nothing", at);
		at += 1;
	}
	if (at >= text.length) {
		reader.at = text.length;
		stop(reader, "", start);
	}
	reader.at = at + 1;
	return plain ? text.slice(start + 1, at) : JSON.parse(text.slice(start, reader.at));
}
function isEscape(text, at) {
	const char = text[at + 1] ?? "";
	if (char === "u") return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6));
	return char !== "" && "\"\\/bfnrt".includes(char);
}
function skipSpace(reader) {
	for (; reader.at < reader.text.length; reader.at++) {
		const code = reader.text.charCodeAt(reader.at);
		if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
	}
}
// src/core/ticket/record-fields.ts
/** Longest note, summary or role plan, in UTF-16 code units. */
const MAX_NOTE_LENGTH = 4e3;
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
const SAFE_TEXT = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/;
const LINE = `one line of at most 500 characters`;
const NOTE = `a text of at most ${MAX_NOTE_LENGTH} characters without control characters`;
const TIME = "a time like 2026-06-13T17:51:04Z";
/** The id of a ticket. */
const ticketIdField = string("the id of a ticket").refine(isId, "the id of a ticket");
/** A name or another text of one line that says something. */
const oneLineField = string(LINE).max(500, LINE).regex(ONE_LINE, LINE).regex(/\S/, LINE);
/** A few sentences, line breaks allowed. */
const noteField = string(NOTE).max(MAX_NOTE_LENGTH, NOTE).regex(SAFE_TEXT, NOTE);
/** RFC 3339, UTC, whole seconds. */
const timeField = string(TIME).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, TIME).refine((text) => parseTime(text) !== void 0, TIME);
// src/core/ticket/plan.ts
/** The kinds of Orchestrator decisions about order and capacity. */
const PLAN_KINDS = [
	"before",
	"after",
	"blocked_by",
	"blocks",
	"conflicts_with",
	"do_not_parallelize",
	"waiting_capacity_note",
	"accepted_plan"
];
const RECORD_ID = "4 to 128 letters, digits, - or _";
/** One line of `artifacts/orchestration-plan.jsonl`. */
const planRecordSchema = strictObject({
	id: string(RECORD_ID).regex(/^[0-9A-Za-z][0-9A-Za-z_-]{3,127}$/, RECORD_ID),
	ticket_id: ticketIdField.meta({ description: "The ticket the record is about" }),
	kind: _enum(PLAN_KINDS),
	related_ticket: exactOptional(ticketIdField).meta({ description: "The other ticket; all kinds but waiting_capacity_note and accepted_plan need it" }),
	note: exactOptional(noteField).meta({ description: "Why; waiting_capacity_note needs it" }),
	accepted_plan: exactOptional(strictObject({
		summary: noteField.meta({ description: "What will be done" }),
		branch: oneLineField.meta({ description: "The work branch" }),
		role_plan: exactOptional(noteField).meta({ description: "Who does what" })
	}, "an object with summary and branch")).meta({ description: "What was accepted; kind accepted_plan needs it" }),
	author: oneLineField.meta({ description: "Who decided" }),
	at: timeField.meta({ description: "When, RFC 3339 in UTC and whole seconds" })
}).meta({
	title: "Plan record",
	description: "One Orchestrator decision about order or capacity"
});
/** Reads `artifacts/orchestration-plan.jsonl`. A line with a fault has its findings and does not count. */
function parsePlan(text, path, ticket) {
	const size = text.length > 524288 / 3 ? byteLength(text) : text.length;
	if (size > 524288) return {
		planRecords: [],
		diagnostics: [finding("plan/too-large", { path }, {
			size,
			limit: MAX_RECORD_BYTES
		}, ticket)]
	};
	const planRecords = [];
	const diagnostics = [];
	const ids = /* @__PURE__ */ new Map();
	let count = 0;
	for (const [index, whole] of text.split("\n").entries()) {
		const line = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
		if (line.trim() === "") continue;
		count += 1;
		const place = {
			path,
			line: index + 1,
			source: line.slice(0, 500)
		};
		if (count > 1e3) {
			diagnostics.push(finding("plan/too-many", place, { limit: MAX_PLAN_RECORDS }, ticket));
			break;
		}
		if (line.length > 2e4) {
			const facts = {
				length: line.length,
				limit: MAX_LINE_LENGTH
			};
			diagnostics.push(finding("plan/line-too-long", place, facts, ticket));
			continue;
		}
		const read = readRecord(jsonSource({
			area: "plan",
			path,
			ticket,
			text: line,
			firstLine: index + 1
		}), ids);
		diagnostics.push(...read.diagnostics);
		if (read.record !== void 0) planRecords.push({
			...read.record,
			line: index + 1,
			text: line
		});
	}
	return {
		planRecords,
		diagnostics
	};
}
/** One line of the file for a record. `line` and `text` are not written. */
function formatPlanRecord(record) {
	const { id, ticket_id, kind, related_ticket, note, accepted_plan, author, at } = record;
	return JSON.stringify({
		id,
		ticket_id,
		kind,
		related_ticket,
		note,
		accepted_plan,
		author,
		at
	});
}
/** The file with one record more at its end, in its line endings; `undefined` begins a new file. */
function appendPlanRecord(text, record) {
	const before = text ?? "";
	const eol = before.includes("\r\n") ? "\r\n" : "\n";
	return `${before}${before === "" || before.endsWith("\n") ? "" : eol}${formatPlanRecord(record)}${eol}`;
}
function readRecord(source, ids) {
	const json = parseJson(source.text);
	if (json.kind === "broken") {
		const place = jsonPlace(source, json.offset);
		return { diagnostics: [finding("plan/not-json", place, { problem: json.problem }, source.ticket)] };
	}
	const { node, diagnostics: local } = withoutLocalFacts(json.node, source);
	const { record, diagnostics: shape } = checkRecord(planRecordSchema, node, source);
	if (record === void 0) return { diagnostics: [...local, ...shape] };
	const faults = checkPlanRecord(record, node, source, ids);
	const diagnostics = [...local, ...faults];
	return faults.length > 0 ? { diagnostics } : {
		record,
		diagnostics
	};
}
function checkPlanRecord(record, node, source, ids) {
	const { id, ticket_id, kind, related_ticket } = record;
	const partOf = (key) => memberOf(node, key)?.node ?? node;
	const needed = neededKey(kind);
	if (record[needed] === void 0 || record[needed] === "") return [jsonFinding(source, {
		start: node.start,
		end: node.start + 1
	}, "plan/missing-key", { key: needed })];
	if (ticket_id !== source.ticket) {
		const facts = {
			ticket_id,
			ticket: source.ticket
		};
		return [jsonFinding(source, partOf("ticket_id"), "plan/wrong-ticket", facts)];
	}
	if (related_ticket !== void 0 && idKey(related_ticket) === idKey(ticket_id)) return [jsonFinding(source, partOf("related_ticket"), "plan/self", { kind })];
	const earlier = ids.get(id);
	if (earlier !== void 0) return [jsonFinding(source, partOf("id"), "plan/duplicate-id", {
		id,
		line: earlier
	})];
	ids.set(id, source.firstLine);
	return [];
}
function neededKey(kind) {
	if (kind === "waiting_capacity_note") return "note";
	return kind === "accepted_plan" ? "accepted_plan" : "related_ticket";
}
/** The record without keys such as `worktree`, which older tools wrote: each is a warning. */
function withoutLocalFacts(node, source) {
	const diagnostics = [];
	const strip = (from) => {
		if (from.members === void 0) return from;
		const kept = from.members.filter((member) => {
			const isLocal = isLocalFact(member.key);
			if (isLocal) diagnostics.push(jsonFinding(source, member, "plan/local-fact", { key: member.key }));
			return !isLocal;
		}).map((member) => {
			return member.key === "accepted_plan" ? {
				...member,
				node: strip(member.node)
			} : member;
		});
		const value = Object.create(null);
		for (const { key, node: part } of kept) if (!Object.hasOwn(value, key)) value[key] = part.value;
		return {
			...from,
			value,
			members: kept
		};
	};
	return {
		node: strip(node),
		diagnostics
	};
}
// src/core/ticket/relations.ts
/** The kinds of stored links. Inverses and blockers are derived, never stored. */
const RELATION_KINDS = [
	"depends_on",
	"blocks",
	"related",
	"supersedes",
	"duplicate_of"
];
/** The version of `relations.json` that is written. */
const VERSION = 1;
const relationSchema = strictObject({
	ticket_id: ticketIdField.meta({ description: "The ticket whose file this is" }),
	kind: _enum(RELATION_KINDS).meta({ description: "What ticket_id is to target" }),
	target: ticketIdField.meta({ description: "The other ticket" }),
	note: exactOptional(noteField).meta({ description: "Why, in a sentence or two" }),
	author: oneLineField.meta({ description: "Who stated it" }),
	at: timeField.meta({ description: "When, RFC 3339 in UTC and whole seconds" })
}).meta({ title: "Relation" });
/** The whole of `artifacts/relations.json`. */
const relationsSchema = strictObject({
	version: literal(VERSION, "1"),
	relations: array(relationSchema, "a list of relations").max(200)
}).meta({
	title: "Relations",
	description: "Stored forward links of one ticket: artifacts/relations.json"
});
/**
* Reads `artifacts/relations.json`. An entry with a fault has its findings and does not count, the others do. That
* targets exist is judged by the rules, which see the other tickets.
*/
function parseRelations(text, path, ticket) {
	const size = text.length > 524288 / 3 ? byteLength(text) : text.length;
	if (size > 524288) return {
		relations: [],
		diagnostics: [finding("relation/too-large", { path }, {
			size,
			limit: MAX_RECORD_BYTES
		}, ticket)]
	};
	const source = jsonSource({
		area: "relation",
		path,
		ticket,
		text,
		firstLine: 1
	});
	const json = parseJson(text);
	if (json.kind === "broken") {
		const place = jsonPlace(source, json.offset);
		return {
			relations: [],
			diagnostics: [finding("relation/not-json", place, { problem: json.problem }, ticket)]
		};
	}
	const { entries, diagnostics: shape } = readFile(json.node, source);
	const diagnostics = [...shape];
	const relations = [];
	const seen = /* @__PURE__ */ new Set();
	for (const entry of entries.slice(0, 200)) {
		const checked = checkRecord(relationSchema, entry, source);
		diagnostics.push(...checked.diagnostics);
		if (checked.record === void 0) continue;
		const faults = checkRelation(checked.record, entry, source, seen);
		diagnostics.push(...faults);
		if (faults.length > 0) continue;
		const { line, column } = jsonPlace(source, memberOf(entry, "target")?.node.start ?? entry.start);
		relations.push({
			...checked.record,
			...line === void 0 || column === void 0 ? {} : {
				line,
				column
			}
		});
	}
	return {
		relations,
		diagnostics
	};
}
/**
* The text of `relations.json` with one relation more, at the end of the list; `undefined` begins a new file. Other
* entries keep their bytes. Throws `relation/not-json` or `relation/bad-shape` for a file without a list to add to.
*/
function addRelation(text, relation) {
	if (text === void 0) return addRelation("{\n  \"version\": 1,\n  \"relations\": []\n}\n", relation);
	const { list, entries } = listOf(text);
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const last = entries.at(-1);
	if (last === void 0) {
		const outer = indentBefore(text, list.start) ?? "  ";
		const lines = formatRelation(relation, `${outer}  `, eol);
		return `${text.slice(0, list.start)}[${eol}${lines}${eol}${outer}]${text.slice(list.end)}`;
	}
	const own = ownIndent(text, last.start);
	const added = own === void 0 ? ` ${compact(relation)}` : `${eol}${formatRelation(relation, own, eol)}`;
	return `${text.slice(0, last.end)},${added}${text.slice(last.end)}`;
}
/**
* The text of `relations.json` without the first relation of this kind to this target, or the same text where it has none.
* Other entries keep their bytes. Throws as `addRelation` does.
*/
function removeRelation(text, kind, target) {
	const { list, entries } = listOf(text);
	const index = entries.findIndex((entry) => {
		return memberOf(entry, "kind")?.node.value === kind && memberOf(entry, "target")?.node.value === target;
	});
	const entry = entries[index];
	if (entry === void 0) return text;
	const before = entries[index - 1];
	const after = entries[index + 1];
	const [start, end] = before ? [before.end, entry.end] : after ? [entry.start, after.start] : [list.start + 1, list.end - 1];
	return text.slice(0, start) + text.slice(end);
}
/** What stands around the entries: an object of version 1 with a list. */
function readFile(root, source) {
	const version = memberOf(root, "version");
	if (version !== void 0 && version.node.value !== VERSION) {
		const facts = { version: JSON.stringify(version.node.value) };
		return {
			entries: [],
			diagnostics: [jsonFinding(source, version.node, "relation/version", facts)]
		};
	}
	const { diagnostics } = checkRecord(fileSchema, root, source);
	const entries = memberOf(root, "relations")?.node.items ?? [];
	if (entries.length <= 200) return {
		entries,
		diagnostics
	};
	const facts = {
		count: entries.length,
		limit: 200
	};
	const first = entries[200] ?? root;
	return {
		entries,
		diagnostics: [...diagnostics, jsonFinding(source, first, "relation/too-many", facts)]
	};
}
/** The file without regard to what its entries are: each has findings of its own. */
const fileSchema = relationsSchema.extend({ relations: array(unknown(), "a list of relations") });
function checkRelation(relation, entry, source, seen) {
	const { ticket_id, kind, target } = relation;
	const partOf = (key) => memberOf(entry, key)?.node ?? entry;
	if (ticket_id !== source.ticket) {
		const facts = {
			ticket_id,
			ticket: source.ticket
		};
		return [jsonFinding(source, partOf("ticket_id"), "relation/wrong-ticket", facts)];
	}
	if (idKey(target) === idKey(source.ticket)) return [jsonFinding(source, partOf("target"), "relation/self", { kind })];
	const key = `${kind} ${idKey(target)}`;
	if (seen.has(key)) return [jsonFinding(source, partOf("target"), "relation/duplicate", {
		kind,
		target
	})];
	seen.add(key);
	return [];
}
function listOf(text) {
	const json = parseJson(text);
	if (json.kind === "broken") throw failure("relation/not-json", { path: "" }, { problem: json.problem });
	const list = memberOf(json.node, "relations")?.node;
	if (list?.items === void 0) throw failure("relation/bad-shape", { path: "" }, { what: "a list of relations" });
	return {
		list,
		entries: list.items
	};
}
function formatRelation(relation, indent, eol) {
	return JSON.stringify(ordered(relation), null, 2).split("\n").map((line) => `${indent}${line}`).join(eol);
}
function compact(relation) {
	return JSON.stringify(ordered(relation));
}
/** The keys as they stand on disk, in their order, without the positions that only a parsed relation has. */
function ordered({ ticket_id, kind, target, note, author, at }) {
	return {
		ticket_id,
		kind,
		target,
		...note === void 0 ? {} : { note },
		author,
		at
	};
}
/** The indentation of the line on which an offset lies. */
function indentBefore(text, offset) {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	return start === 0 ? void 0 : /^[ \t]*/.exec(text.slice(start, offset))?.[0];
}
/** The indentation of an entry that begins its line, or undefined for one in the middle of a line. */
function ownIndent(text, offset) {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	const indent = text.slice(start, offset);
	return start > 0 && indent.trim() === "" ? indent : void 0;
}
// src/core/ticket/fence.ts
/** Most spaces before a fence, a heading or an event's header; more make indented code. CommonMark 0.31, 4.4. */
const MAX_INDENT = 3;
/** Where the text of a line begins, or `end` when it is blank or indented as code. */
function indentEnd(text, start, end) {
	let at = start;
	while (at < end && text.charCodeAt(at) === 32) at += 1;
	return at - start > MAX_INDENT ? end : at;
}
/**
* The fence that a line opens, or undefined. The line is `text` from `start` to `end`, without its line ending.
* https://spec.commonmark.org/0.31.2/#fenced-code-blocks
*/
function opensFence(text, start, end) {
	const from = indentEnd(text, start, end);
	const char = text[from];
	if (from >= end || char !== "`" && char !== "~") return void 0;
	const to = runEnd(text, from, end);
	if (to - from < 3) return void 0;
	if (char === "`" && text.slice(to, end).includes("`")) return void 0;
	return {
		char,
		length: to - from
	};
}
/** Whether a line closes an open fence: the same character, at least as long, and nothing behind it. */
function closesFence(text, start, end, fence) {
	const from = indentEnd(text, start, end);
	if (from >= end || text[from] !== fence.char) return false;
	const to = runEnd(text, from, end);
	if (to - from < fence.length) return false;
	for (let at = to; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code !== 32 && code !== 9) return false;
	}
	return true;
}
/** The line that closes a fence. */
function formatFence(fence) {
	return fence.char.repeat(fence.length);
}
function runEnd(text, from, end) {
	const code = text.charCodeAt(from);
	let at = from;
	while (at < end && text.charCodeAt(at) === code) at += 1;
	return at;
}
// src/core/ticket/role.ts
/** Who may act. The Companion is a Pod, not a role. */
const ROLES = [
	"person",
	"intake",
	"orchestrator",
	"coder",
	"reviewer"
];
/** Whether a text names a role. */
function isRole(text) {
	return ROLES.includes(text);
}
// src/core/ticket/thread-header.ts
/** The attributes that yoi knows, in the order they are written. A bare value ends where one of them begins. */
const EVENT_ATTRIBUTES = [
	"event",
	"id",
	"author",
	"role",
	"at",
	"status",
	"from",
	"to",
	"reason",
	"field",
	"result",
	"subject",
	"head",
	"round",
	"attempt",
	"generation",
	"ticket"
];
/** Most attributes of one event. */
const MAX_ATTRIBUTES = 32;
const LOOKS_LIKE_HEADER = /<!--[ \t]*event(?![\w-])/iy;
const NAME = /([A-Za-z][A-Za-z0-9_-]*):/y;
const NAME_ONLY = /^[A-Za-z][A-Za-z0-9_-]*$/;
const BARE = /^[^\s"\\<>]+$/;
const KNOWN = new Set(EVENT_ATTRIBUTES);
/** Whether a line begins an event, readable or not. The line is `text` from `start` to `end`, without its ending. */
function isHeaderLine(text, start, end) {
	const from = indentEnd(text, start, end);
	if (from >= end || text.charCodeAt(from) !== 60) return false;
	LOOKS_LIKE_HEADER.lastIndex = from;
	return LOOKS_LIKE_HEADER.test(text);
}
/** Reads a header line, in time linear in its length. Attributes given twice are both there. */
function parseHeader(line) {
	if (line.length > 2e4) return unreadable(`it is longer than ${MAX_LINE_LENGTH} characters`, 1);
	const open = line.indexOf("<!--") + 4;
	const close = line.indexOf("-->", open);
	if (close < 0) return unreadable("it does not end with --> on the same line", line.length);
	if (line.slice(close + 3).trim() !== "") return unreadable("text follows its -->", close + 4);
	const inner = line.slice(0, close);
	const attributes = [];
	let at = skipSpaces(inner, open);
	while (at < inner.length) {
		if (attributes.length === MAX_ATTRIBUTES) return unreadable(`it has more than ${MAX_ATTRIBUTES} attributes`, at + 1);
		NAME.lastIndex = at;
		const name = NAME.exec(inner)?.[1];
		if (name === void 0) return unreadable(`no \`name:\` stands at column ${at + 1}`, at + 1);
		const value = readValue(inner, at + name.length + 1);
		if (value === void 0) return unreadable(`the quoted value of ${name} does not end`, at + name.length + 2);
		attributes.push({
			name,
			value: value.text,
			column: value.start + 1,
			length: value.end - value.start
		});
		at = skipSpaces(inner, value.end);
	}
	if (attributes[0]?.name !== "event") return unreadable("it does not begin with `event:`", open + 1);
	return {
		kind: "header",
		attributes
	};
}
/**
* Writes a header line: the known attributes in their order, then the others as given. Values are made one line and
* can never end the comment. Names must be words: anything else is a defect of the caller.
*/
function formatHeader(values) {
	const known = EVENT_ATTRIBUTES.filter((name) => Object.hasOwn(values, name));
	const others = Object.keys(values).filter((name) => !isKnownAttribute(name));
	const names = [...known, ...others];
	return `<!-- ${names.map((name, index) => {
		if (!NAME_ONLY.test(name)) throw new Error(`not a name of an attribute: ${JSON.stringify(name)}`);
		const value = cleanValue(values[name] ?? "");
		const next = names[index + 1];
		return `${name}: ${BARE.test(value) && (next === void 0 || isKnownAttribute(next)) ? value : quote(value)}`;
	}).join(" ")} -->`;
}
/** A value as it can stand in a header: one line, no control characters, no end of a comment. */
function cleanValue(value) {
	return value.replaceAll(/[\u0000-\u001f\u007f]+/g, " ").replaceAll(/--(!?)>/g, "--$1&gt;");
}
function quote(value) {
	return `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}
/** Whether a name is one of those that yoi knows. */
function isKnownAttribute(name) {
	return KNOWN.has(name);
}
function unreadable(problem, column) {
	return {
		kind: "unreadable",
		problem,
		column
	};
}
function readValue(inner, from) {
	const start = skipSpaces(inner, from);
	if (inner[start] === "\"") return readQuoted(inner, start);
	const end = nextKnown(inner, from);
	if (end <= start) return {
		text: "",
		start: from,
		end
	};
	const text = inner.slice(start, end).trimEnd();
	return {
		text,
		start,
		end: start + text.length
	};
}
/** Where the space stands before the next known name and its colon, which has a space behind it, or the end. */
function nextKnown(inner, from) {
	for (let colon = inner.indexOf(":", from); colon >= 0; colon = inner.indexOf(":", colon + 1)) {
		if (colon + 1 < inner.length && !isSpace(inner.charCodeAt(colon + 1))) continue;
		let space = colon - 1;
		while (space >= from && !isSpace(inner.charCodeAt(space))) space -= 1;
		if (space >= from && KNOWN.has(inner.slice(space + 1, colon))) return space;
	}
	return inner.length;
}
function readQuoted(inner, start) {
	let text = "";
	let from = start + 1;
	for (let at = from; at < inner.length; at++) {
		const char = inner[at];
		if (char === "\"") return {
			text: text + inner.slice(from, at),
			start,
			end: at + 1
		};
		if (char !== "\\") continue;
		text += inner.slice(from, at);
		from = at + 1;
		at += 1;
	}
}
function skipSpaces(inner, from) {
	let at = from;
	while (isSpace(inner.charCodeAt(at))) at += 1;
	return at;
}
function isSpace(code) {
	return code === 32 || code === 9;
}
// src/core/ticket/thread-fields.ts
/** What a review may say. */
const REVIEW_STATUSES = ["approve", "request_changes"];
/** The attributes of a header by name, the first of each; doubles and strange names are reported. */
function indexAttributes(list, report) {
	const attributes = /* @__PURE__ */ new Map();
	for (const attribute of list) {
		const { name, value } = attribute;
		if (attributes.has(name)) {
			report("thread/duplicate-attribute", { attribute: name }, attribute);
			continue;
		}
		attributes.set(name, attribute);
		if (value.length > 500) report("thread/value-too-long", {
			attribute: name,
			length: value.length,
			limit: 500
		}, attribute);
		if (!isKnownAttribute(name) && !name.startsWith("x-")) {
			const near = nearest(name, EVENT_ATTRIBUTES);
			report("thread/unknown-attribute", {
				attribute: name,
				suggestion: near === void 0 ? `remove it, or call it x-${name}` : `write ${near}: instead of ${name}:`
			}, attribute);
		}
	}
	return attributes;
}
/** Reads the values of a header. A broken value has its finding and is left out; the others survive. */
function readFields(kind, attributes, report) {
	const text = (name) => attributes.get(name)?.value || void 0;
	const author = text("author");
	if (author === void 0) report("thread/missing-attribute", {
		kind,
		attribute: "author"
	}, attributes.get("author"));
	const states = readStates(kind, attributes, report);
	const status = readStatus(kind, attributes, report);
	const fields = { author: author ?? "" };
	const id = readId(attributes.get("id"), report);
	const role = readRole(attributes.get("role"), report);
	const at = readAt(kind, attributes.get("at"), report);
	const reason = text("reason");
	const field = text("field");
	if (role !== void 0) fields.role = role;
	if (at !== void 0) fields.at = at;
	if (id !== void 0) fields.id = id;
	if (states.from !== void 0) fields.from = states.from;
	if (states.to !== void 0) fields.to = states.to;
	if (reason !== void 0) fields.reason = reason;
	if (status.status !== void 0) fields.status = status.status;
	if (field !== void 0) fields.field = field;
	return {
		fields,
		older: states.older || status.older || field === "workflow_state"
	};
}
function readId(id, report) {
	if (id === void 0) return void 0;
	if (/^[0-9A-Za-z_-]{4,64}$/.test(id.value)) return id.value;
	report("thread/bad-id", { id: id.value === "" ? "an empty value" : id.value }, id);
}
function readRole(role, report) {
	if (role === void 0) return void 0;
	if (isRole(role.value)) return role.value;
	const suggestion = suggest(role.value, ROLES);
	report("thread/bad-role", {
		role: role.value === "" ? "an empty value" : role.value,
		suggestion
	}, role);
}
function readAt(kind, at, report) {
	if (at === void 0 || at.value === "") report("thread/missing-attribute", {
		kind,
		attribute: "at"
	}, at);
	else if (parseTime(at.value) !== void 0) return at.value;
	else report("thread/bad-time", { time: at.value }, at);
}
function readStates(kind, attributes, report) {
	const isMove = kind === "state_changed";
	const hasId = attributes.has("id");
	let older = false;
	const read = (name) => {
		const attribute = attributes.get(name);
		if (attribute === void 0 || attribute.value === "") {
			if (isMove) report("thread/missing-attribute", {
				kind,
				attribute: name
			}, attribute);
			return;
		}
		const word = attribute.value;
		const state = stateOf(word);
		const isOlder = state !== void 0 && state !== word;
		if (isOlder) older = true;
		if (isMove && (state === void 0 || isOlder && hasId)) report("thread/bad-state", {
			attribute: name,
			word,
			suggestion: isOlder ? `write ${state} instead of ${word}` : suggest(word, STATES)
		}, attribute);
		return state;
	};
	const from = read("from");
	const to = read("to");
	const reason = attributes.get("reason");
	if (isMove && (reason === void 0 || reason.value === "")) report("thread/missing-attribute", {
		kind,
		attribute: "reason"
	}, reason);
	return {
		from,
		to,
		older
	};
}
function readStatus(kind, attributes, report) {
	const status = attributes.get("status");
	if (kind !== "review" && kind !== "close") return {
		status: status?.value || void 0,
		older: false
	};
	const result = kind === "review" && status === void 0 ? attributes.get("result") : void 0;
	if (result !== void 0) report("thread/older-attribute", {
		attribute: "result",
		current: "status"
	}, result);
	const found = status ?? result;
	if (found === void 0 || found.value === "") {
		report("thread/missing-attribute", {
			kind,
			attribute: "status"
		}, found);
		return {
			status: void 0,
			older: result !== void 0
		};
	}
	const older = kind === "close" && found.value === "closed" && !attributes.has("id");
	const allowed = kind === "review" ? REVIEW_STATUSES : CLOSE_STATUSES;
	if (!older && !allowed.includes(found.value)) {
		report("thread/bad-status", {
			status: found.value,
			kind,
			allowed: allowed.join(", ")
		}, found);
		return {
			status: void 0,
			older: result !== void 0
		};
	}
	return {
		status: found.value,
		older: older || result !== void 0
	};
}
// src/core/ticket/thread-scan.ts
/**
* Finds the lines that begin events: header lines outside code fences. When a fence is never closed, the thread is
* read once more from there without regard to fences, so the time is linear whatever the text is.
*/
function scanThread(text) {
	const { headers, longLines, open } = scanLines(text, {
		start: textStart(text),
		end: 0,
		line: 1
	}, true);
	if (open === void 0) return {
		headers,
		longLines
	};
	const rest = scanLines(text, open, false);
	return {
		headers: headers.concat(rest.headers),
		longLines,
		unclosed: open
	};
}
/** Where a text begins behind its byte order mark, if it has one. */
function textStart(text) {
	return text.charCodeAt(0) === 65279 ? 1 : 0;
}
function scanLines(text, from, fences) {
	const headers = [];
	const longLines = [];
	let open;
	let { start, line } = from;
	while (start < text.length) {
		const newline = text.indexOf("\n", start);
		const next = newline < 0 ? text.length : newline;
		const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next;
		if (end - start > 2e4) longLines.push({
			start,
			end,
			line
		});
		if (open !== void 0) {
			if (closesFence(text, start, end, open.fence)) open = void 0;
		} else if (isHeaderLine(text, start, end)) headers.push({
			start,
			end,
			line
		});
		else if (fences) {
			const fence = opensFence(text, start, end);
			if (fence !== void 0) open = {
				start,
				end,
				line,
				fence
			};
		}
		start = next + 1;
		line += 1;
	}
	return {
		headers,
		longLines,
		open
	};
}
// src/core/ticket/thread-segment.ts
/** Takes the text of one event apart. `headerEnd` is where the header line ends, without its line ending. */
function readSegment(thread, start, headerEnd, end) {
	let stop = trimmedEnd(thread, start, end);
	const lastLine = thread.lastIndexOf("\n", stop - 1) + 1;
	const separated = thread.slice(lastLine, stop) === "---";
	if (separated) stop = trimmedEnd(thread, start, lastLine);
	const first = skipBlankLines(thread, headerEnd, stop);
	const heading = headingAt(thread, first, stop);
	const bodyStart = heading === void 0 ? first : skipBlankLines(thread, lineEnd(thread, first, stop), stop);
	const text = thread.slice(start, stop);
	return {
		text,
		separated,
		...heading === void 0 ? {} : { heading },
		body: toLineFeeds(thread.slice(bodyStart, stop)),
		lines: countLines(text)
	};
}
/** The text with LF line endings only. */
function toLineFeeds(text) {
	return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
}
/** Where a text ends without the spaces, tabs and line breaks at its end; wide spaces are text. */
function trimmedEnd(text, start, end) {
	let at = end;
	while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
	return at;
}
/** Where the first line begins that is not blank, seen from the beginning of a line or the end of the one before. */
function skipBlankLines(text, start, end) {
	let lineStart = start;
	let at = start;
	while (at < end && isBlank(text.charCodeAt(at))) {
		if (text.charCodeAt(at) === 10) lineStart = at + 1;
		at += 1;
	}
	return at < end ? lineStart : end;
}
function headingAt(text, start, end) {
	if (!text.startsWith("## ", start)) return void 0;
	return text.slice(start + 3, lineEnd(text, start, end)).trim();
}
function lineEnd(text, start, end) {
	const newline = text.indexOf("\n", start);
	return newline < 0 || newline > end ? end : newline;
}
function countLines(text) {
	let lines = 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
	return lines;
}
function isBlank(code) {
	return code === 32 || code === 9 || code === 10 || code === 13;
}
// src/core/ticket/thread.ts
/** The kinds of events that are written today. */
const EVENT_KINDS = [
	"create",
	"comment",
	"plan",
	"decision",
	"intake_summary",
	"state_changed",
	"implementation_report",
	"review",
	"close",
	"migration"
];
/** Kinds that only older records hold. */
const OLDER_EVENT_KINDS = [
	"status_changed",
	"fix",
	"closed"
];
/** Longest part of a line that a finding is made with; the finding keeps less. */
const MAX_SOURCE_LENGTH = 500;
const CURRENT_KIND = {
	status_changed: "state_changed",
	fix: "implementation_report",
	closed: "close"
};
/**
* Reads `thread.md`, in time linear in its size. Faults of events without an id are warnings, because older tools
* wrote such events; a header that cannot be read is an error, ends the event before it, and begins none.
*/
function parseThread(text, path, ticket) {
	if (text.length > 4194304 || text.length > 4194304 / 3 && byteLength(text) > 4194304) return {
		thread: {
			events: [],
			older: false
		},
		diagnostics: [finding("thread/too-large", { path }, {
			size: byteLength(text),
			limit: MAX_THREAD_BYTES
		}, ticket)]
	};
	const diagnostics = [];
	const scan = scanThread(text);
	const events = [];
	const ids = /* @__PURE__ */ new Set();
	let older = false;
	for (const [index, header] of scan.headers.slice(0, MAX_EVENTS).entries()) {
		const read = readEvent(text, header, scan.headers[index + 1]?.start ?? text.length, {
			path,
			ticket
		}, ids);
		diagnostics.push(...read.diagnostics);
		if (read.event === void 0) continue;
		events.push(read.event);
		older ||= read.older;
	}
	diagnostics.push(...checkWhole(text, {
		path,
		ticket
	}, scan, events));
	return {
		thread: {
			events,
			older
		},
		diagnostics
	};
}
function readEvent(text, line, end, place, ids) {
	const source = text.slice(line.start, line.end);
	const header = parseHeader(source);
	const at = {
		path: place.path,
		line: line.line,
		source: source.slice(0, MAX_SOURCE_LENGTH)
	};
	if (header.kind === "unreadable") {
		const { problem, column } = header;
		return {
			older: false,
			diagnostics: [finding("thread/bad-header", {
				...at,
				column,
				length: 1
			}, { problem }, place.ticket)]
		};
	}
	const diagnostics = [];
	const hasId = header.attributes.some(({ name }) => name === "id");
	const report = (code, facts, attribute) => {
		const span = attribute === void 0 ? {} : {
			column: attribute.column,
			length: attribute.length
		};
		const found = finding(code, {
			...at,
			...span
		}, facts, place.ticket);
		diagnostics.push(hasId ? found : asWarning(found, "the event has no id, so it is of the older form"));
	};
	const attributes = indexAttributes(header.attributes, report);
	const kind = checkKind(attributes.get("event"), report);
	const { fields, older } = readFields(kind.kind, attributes, report);
	checkId(fields, attributes, ids, report);
	const segment = readSegment(text, line.start, line.end, end);
	checkSegment(kind.kind, segment, fields.id !== void 0, report);
	const values = /* @__PURE__ */ new Map();
	for (const [name, { value }] of attributes) values.set(name, value);
	return {
		event: {
			...fields,
			kind: kind.kind,
			attributes: values,
			line: line.line,
			endLine: line.line + segment.lines - 1,
			...segment.heading === void 0 ? {} : { heading: segment.heading },
			body: segment.body,
			text: segment.text
		},
		older: older || kind.older,
		diagnostics
	};
}
function checkKind(attribute, report) {
	const kind = attribute?.value ?? "";
	if (EVENT_KINDS.includes(kind)) return {
		kind,
		older: false
	};
	const older = OLDER_EVENT_KINDS.find((known) => known === kind);
	if (older !== void 0) report("thread/older-kind", {
		kind,
		current: CURRENT_KIND[older]
	}, attribute);
	else {
		const suggestion = suggest(kind, EVENT_KINDS);
		report("thread/unknown-kind", {
			kind: kind === "" ? "an empty value" : kind,
			suggestion
		}, attribute);
	}
	return {
		kind,
		older: older !== void 0
	};
}
function checkId(fields, attributes, ids, report) {
	if (fields.id === void 0) return;
	if (ids.has(fields.id)) report("thread/duplicate-id", { id: fields.id }, attributes.get("id"));
	ids.add(fields.id);
}
function checkSegment(kind, segment, isNew, report) {
	if (!segment.separated) report("thread/no-separator", { kind });
	if (!isNew || segment.body.length <= 16384 / 3) return;
	const size = byteLength(segment.body);
	if (size > 16384) report("thread/body-too-large", {
		size,
		limit: MAX_EVENT_BODY_BYTES
	});
}
/** Findings about the thread as a whole and about lines of any event. */
function checkWhole(text, place, scan, events) {
	const { path, ticket } = place;
	const { headers, longLines, unclosed } = scan;
	const found = [];
	const sourceOf = ({ start, end }) => sourceAt(text, start, end);
	if (headers.length === 0) found.push(finding("thread/no-events", {
		path,
		line: 1
	}, {}, ticket));
	else if (headers.length > 5e3) {
		const line = headers[5e3]?.line ?? 1;
		found.push(finding("thread/too-many-events", {
			path,
			line
		}, {
			count: headers.length,
			limit: MAX_EVENTS
		}, ticket));
	}
	const begin = textStart(text);
	if (begin > 0) found.push(finding("thread/byte-order-mark", {
		path,
		line: 1,
		column: 1
	}, {}, ticket));
	const preamble = trimmedEnd(text, begin, headers[0]?.start ?? begin);
	if (preamble > begin) {
		const start = skipBlankLines(text, begin, preamble);
		const at = {
			path,
			line: lineAt(text, start),
			source: sourceAt(text, start, preamble)
		};
		found.push(finding("thread/text-before-first-event", at, {}, ticket));
	}
	for (const long of longLines) {
		const facts = {
			length: long.end - long.start,
			limit: MAX_LINE_LENGTH
		};
		found.push(finding("thread/line-too-long", {
			path,
			line: long.line,
			source: sourceOf(long)
		}, facts, ticket));
	}
	if (unclosed !== void 0) {
		const at = {
			path,
			line: unclosed.line,
			source: sourceOf(unclosed)
		};
		const fault = finding("thread/unclosed-fence", at, { fence: formatFence(unclosed.fence).slice(0, 40) }, ticket);
		const holder = events.findLast((event) => event.line < unclosed.line);
		const isOlder = holder !== void 0 && !holder.attributes.has("id");
		found.push(isOlder ? asWarning(fault, "the event has no id, so it is of the older form") : fault);
	}
	found.push(...checkCharacters(text, place));
	return found;
}
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\r(?!\n)/g;
/** As CONTROL, and every carriage return: nearly every text has none, and this takes half the time to say so. */
const PERHAPS_CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
/** The first place of each control character that is neither tab nor line ending. */
function checkCharacters(text, { path, ticket }) {
	if (!PERHAPS_CONTROL.test(text)) return [];
	const found = /* @__PURE__ */ new Map();
	for (const match of text.matchAll(CONTROL)) {
		const name = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
		if (found.has(name)) continue;
		const start = text.lastIndexOf("\n", match.index) + 1;
		const column = match.index - start + 1;
		const at = {
			path,
			line: lineAt(text, start),
			column,
			length: 1,
			source: sourceAt(text, start, text.length)
		};
		found.set(name, finding("thread/control-character", at, { name }, ticket));
	}
	return [...found.values()];
}
function sourceAt(text, start, end) {
	return text.slice(start, Math.min(end, start + MAX_SOURCE_LENGTH)).split("\n", 1)[0] ?? "";
}
function lineAt(text, offset) {
	let line = 1;
	for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
	return line;
}
// src/core/ticket/decode.ts
const utf8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
const NEWLINE = 10;
/**
* Turns the bytes of a file into a record: strict UTF-8, no NUL byte, at most `maxBytes`. Encoding `text` gives back
* exactly `bytes`. The bytes are copied: a caller may reuse its buffer.
*/
function decodeRecord(bytes, maxBytes) {
	const sizeBytes = bytes.length;
	if (sizeBytes > maxBytes) return unreadRecord("too-large", sizeBytes);
	const nul = bytes.indexOf(0);
	if (nul >= 0) return {
		...unreadRecord("nul-byte", sizeBytes),
		line: lineOf(bytes, nul)
	};
	const text = decodeUtf8(bytes);
	if (text !== void 0) return {
		text,
		sizeBytes
	};
	return {
		...unreadRecord("not-utf8", sizeBytes),
		line: firstBrokenLine(bytes)
	};
}
/** A file without text, and why. */
function unreadRecord(problem, sizeBytes) {
	return {
		text: "",
		sizeBytes,
		problem
	};
}
function decodeUtf8(bytes) {
	try {
		return utf8.decode(bytes);
	} catch {
		return;
	}
}
function lineOf(bytes, offset) {
	let line = 1;
	for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1)) line += 1;
	return line;
}
/** A newline is never part of a longer UTF-8 sequence, so the file is broken where one of its lines is. */
function firstBrokenLine(bytes) {
	let line = 1;
	let start = 0;
	while (start < bytes.length) {
		const newline = bytes.indexOf(NEWLINE, start);
		const end = newline < 0 ? bytes.length : newline;
		if (decodeUtf8(bytes.subarray(start, end)) === void 0) return line;
		line += 1;
		start = end + 1;
	}
	return line;
}
export { READINESS as $, timeField as A, itemSchema as B, appendPlanRecord as C, noteField as D, planRecordSchema as E, isReserved as F, CLOSE_STATUSES as G, isBeforeTime as H, newId as I, findTransition as J, STATES as K, shortHash as L, suggest as M, idKey as N, oneLineField as O, isId as P, PRIORITIES as Q, slugOf as R, PLAN_KINDS as S, parsePlan as T, parseDate as U, parseItem as V, parseTime as W, OLDER_KEYS as X, nextStates as Y, OLDER_READINESS as Z, opensFence as _, parseThread as a, parseRelations as b, scanThread as c, formatHeader as d, isOwnKey as et, isHeaderLine as f, formatFence as g, closesFence as h, OLDER_EVENT_KINDS as i, valuePlace as it, parseJson as j, ticketIdField as k, REVIEW_STATUSES as l, isRole as m, unreadRecord as n, formatValue as nt, skipBlankLines as o, ROLES as p, TRANSITIONS as q, EVENT_KINDS as r, keyPlace as rt, trimmedEnd as s, decodeRecord as t, parseFrontMatter as tt, cleanValue as u, RELATION_KINDS as v, formatPlanRecord as w, removeRelation as x, addRelation as y, ITEM_KEYS as z };
