import { D as tuple, E as string, G as DEFAULT_TICKET_ROOT, J as byteLength, Q as failure, T as strictObject, W as CONFIG_PATH, b as literal, c as repositoryEnvironment, et as finding, f as nearest, g as boolean, h as array, j as toJSONSchema, m as _enum, n as refusal, o as absoluteEnvironment, r as runGit, w as record, y as int, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { t as requireGit } from "./version2.js";
// node_modules/smol-toml/dist/error.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function getLineColFromPtr(string, ptr) {
	let lines = string.slice(0, ptr).split(/\r?\n/);
	return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
	let lines = string.split(/\r?\n/);
	let codeblock = "";
	let numberLen = (Math.log10(line + 1) | 0) + 1;
	for (let i = line - 1; i <= line + 1; i++) {
		let l = lines[i - 1];
		if (!l) continue;
		codeblock += i.toString().padEnd(numberLen, " ");
		codeblock += ":  ";
		codeblock += l;
		codeblock += "\n";
		if (i === line) {
			codeblock += " ".repeat(numberLen + column + 2);
			codeblock += "^\n";
		}
	}
	return codeblock;
}
var TomlError = class TomlError extends Error {
	line;
	column;
	codeblock;
	constructor(message, options) {
		const [line, column] = getLineColFromPtr(options.toml, options.ptr);
		const codeblock = makeCodeBlock(options.toml, line, column);
		super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
		this.line = line;
		this.column = column;
		this.codeblock = codeblock;
	}
	/** @internal */
	static x(message, ctx, ptr) {
		throw new TomlError(message, {
			toml: ctx.s,
			ptr: ptr ?? ctx.p
		});
	}
};
// node_modules/smol-toml/dist/primitive.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
/** @internal */
function parseString(ctx) {
	let startPtr = ctx.p;
	let c = ctx.s.charCodeAt(ctx.p++);
	let first = c;
	let isLiteral = c === 39;
	let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
	if (isMultiline) {
		if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 10) ctx.p++;
		else if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) ctx.p += 2;
	}
	let parsed = "";
	let sliceStart = ctx.p;
	let state = 0;
	for (; ctx.p < ctx.s.length; ctx.p++) {
		c = ctx.s.charCodeAt(ctx.p);
		if (isMultiline && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)) state = state && 3;
		else if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in strings", ctx);
		else if ((!state || state === 3) && c === first && (!isMultiline || ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first)) {
			if (isMultiline) {
				if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
				if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
			}
			if (!state) {
				let s = ctx.s.slice(sliceStart, ctx.p);
				parsed = parsed ? parsed + s : s;
			}
			ctx.p += isMultiline ? 3 : 1;
			return parsed;
		} else if (!state) {
			if (!isLiteral && c === 92) {
				parsed += ctx.s.slice(sliceStart, sliceStart = ctx.p);
				state = 1;
			}
		} else if (state === 1) {
			if (c === 120 || c === 117 || c === 85) {
				let errPtr = ctx.p++ - 1;
				let value = 0;
				let len = c === 120 ? 2 : c === 117 ? 4 : 8;
				for (let j = 0; j < len; j++, ctx.p++) {
					let hex = ctx.s.charCodeAt(ctx.p);
					let digit = hex >= 48 && hex <= 57 ? hex - 48 : hex >= 65 && hex <= 70 ? hex - 65 + 10 : hex >= 97 && hex <= 102 ? hex - 97 + 10 : -1;
					if (digit < 0) TomlError.x("invalid non-hex character in unicode escape", ctx);
					value = value << 4 | digit;
				}
				if (value < 0 || value > 1114111 || value >= 55296 && value <= 57343) TomlError.x("invalid unicode escape", ctx, errPtr);
				parsed += String.fromCodePoint(value);
				sliceStart = ctx.p--;
				state = 0;
			} else if (isMultiline && (c === 32 || c === 9)) state = 2;
			else {
				if (c === 98) parsed += "\b";
				else if (c === 116) parsed += "	";
				else if (c === 110) parsed += "\n";
				else if (c === 102) parsed += "\f";
				else if (c === 114) parsed += "\r";
				else if (c === 101) parsed += "\x1B";
				else if (c === 34) parsed += "\"";
				else if (c === 92) parsed += "\\";
				else TomlError.x("unrecognised escape sequence", ctx);
				sliceStart = ctx.p + 1;
				state = 0;
			}
		} else if (c !== 32 && c !== 9) {
			if (state === 2) TomlError.x("invalid escape: only line-ending whitespace may be escaped", ctx, sliceStart);
			state = !isLiteral && c === 92 ? 1 : 0;
			sliceStart = ctx.p;
		}
	}
	TomlError.x("unfinished string", ctx, startPtr);
}
// node_modules/smol-toml/dist/date.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
var TomlDate = class TomlDate extends Date {
	#hasDate = false;
	#hasTime = false;
	#offset = null;
	constructor(date, fasttype, unsafeDelim) {
		let hasDate = true;
		let hasTime = true;
		let offset = "Z";
		let c;
		if (typeof date === "string") {
			if (fasttype) prep: {
				if (fasttype < 3) {
					if (+date.slice(11, 13) > 23) {
						date = "";
						break prep;
					}
					if (fasttype === 2) {
						offset = null;
						date += "Z";
					} else if ((c = date.charCodeAt(date.length - 1)) !== 90 && c !== 122) offset = date.slice(date.length - 6);
					if (unsafeDelim) date = date.slice(0, 10) + "T" + date.slice(11);
				} else if (fasttype === 4) date = +date.slice(0, 2) > 23 ? "" : `0000-01-01T${date}Z`;
				hasDate = fasttype !== 4;
				hasTime = fasttype !== 3;
			}
			else {
				let match = date.match(DATE_TIME_RE);
				if (match) {
					if (!match[1]) {
						hasDate = false;
						date = `0000-01-01T${date}`;
					}
					hasTime = !!match[2];
					hasTime && date[10] === " " && (date = date.replace(" ", "T"));
					if (match[2] && +match[2] > 23) date = "";
					else {
						offset = match[3] || null;
						if (!offset && hasTime) date += "Z";
					}
				} else date = "";
			}
		}
		super(date);
		if (!isNaN(this.getTime())) {
			this.#hasDate = hasDate;
			this.#hasTime = hasTime;
			this.#offset = offset;
		}
	}
	isDateTime() {
		return this.#hasDate && this.#hasTime;
	}
	isLocal() {
		return !this.#hasDate || !this.#hasTime || !this.#offset;
	}
	isDate() {
		return this.#hasDate && !this.#hasTime;
	}
	isTime() {
		return this.#hasTime && !this.#hasDate;
	}
	isValid() {
		return this.#hasDate || this.#hasTime;
	}
	toISOString() {
		let iso = super.toISOString();
		if (this.isDate()) return iso.slice(0, 10);
		if (this.isTime()) return iso.slice(11, 23);
		if (this.#offset === null) return iso.slice(0, -1);
		if (this.#offset === "Z" || this.#offset === "z") return iso;
		let offset = +this.#offset.slice(1, 3) * 60 + +this.#offset.slice(4, 6);
		offset = this.#offset[0] === "-" ? offset : -offset;
		return (/* @__PURE__ */ new Date(this.getTime() - offset * 6e4)).toISOString().slice(0, -1) + this.#offset;
	}
	static wrapAsOffsetDateTime(jsDate, offset = "Z") {
		let date = new TomlDate(jsDate);
		date.#offset = offset;
		return date;
	}
	static wrapAsLocalDateTime(jsDate) {
		let date = new TomlDate(jsDate);
		date.#offset = null;
		return date;
	}
	static wrapAsLocalDate(jsDate) {
		let date = new TomlDate(jsDate);
		date.#hasTime = false;
		date.#offset = null;
		return date;
	}
	static wrapAsLocalTime(jsDate) {
		let date = new TomlDate(jsDate);
		date.#hasDate = false;
		date.#offset = null;
		return date;
	}
};
// node_modules/smol-toml/dist/extract.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function isDigit(char, base = 10) {
	return base === 16 ? char > 47 && char < 58 || char > 64 && char < 71 || char > 96 && char < 103 : char > 47 && char < 48 + base;
}
function isEndOfValue(char, delim) {
	return char === 32 || char === 9 || char === 10 || char === 13 || delim && (char === delim || char === 44) || char === 35;
}
/** @internal */
function extractValue(ctx, end) {
	let errPtr = ctx.p;
	let c = ctx.s.charCodeAt(ctx.p);
	if (c === 91 || c === 123) {
		ctx.d-- || TomlError.x("document contains excessively nested structures. aborting.", ctx);
		let value = c === 91 ? parseArray(ctx) : parseInlineTable(ctx);
		ctx.d++;
		return value;
	}
	if (c === 34 || c === 39) return parseString(ctx);
	if (c === 116) {
		if (ctx.s.charCodeAt(++ctx.p) !== 114 || ctx.s.charCodeAt(++ctx.p) !== 117 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
		return ctx.p++, true;
	}
	if (c === 102) {
		if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 108 || ctx.s.charCodeAt(++ctx.p) !== 115 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
		return ctx.p++, false;
	}
	if (c === 43 || c === 45) return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 44 - c, end);
	if (ctx.s.charCodeAt(ctx.p + 4) === 45 && ctx.s.charCodeAt(ctx.p + 7) === 45) return parseDate(ctx, c, end);
	if (ctx.s.charCodeAt(ctx.p + 2) === 58) return parseTime(ctx, c, end);
	return parseNumber(ctx, ctx.p, c, 0, end);
}
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
	let c = startChr;
	let state = 0;
	let hasUnderscores = false;
	if (c === 105) {
		if (ctx.s.charCodeAt(++ctx.p) !== 110 || ctx.s.charCodeAt(++ctx.p) !== 102) TomlError.x("invalid value", ctx, startPtr);
		return ctx.p++, (sign || 1) / 0;
	}
	if (c === 110) {
		if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 110) TomlError.x("invalid value", ctx, startPtr);
		return ctx.p++, NaN;
	}
	if (c === 48) {
		if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr)) return ctx.bi === true ? 0n : 0;
		if (!sign) {
			if (c === 120) return parseIntegerBaseN(ctx, startPtr, 16, endChr);
			else if (c === 98) return parseIntegerBaseN(ctx, startPtr, 2, endChr);
			else if (c === 111) return parseIntegerBaseN(ctx, startPtr, 8, endChr);
		}
		if (c === 46) state = 2;
		else if (c === 101 || c === 69) state = 4;
		else TomlError.x("illegal leading zero", ctx, startPtr);
	} else if (!isDigit(c)) TomlError.x("invalid value", ctx, startPtr);
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
		if (!state) state = 1;
		if (c === 95) {
			if (!(state & 1)) TomlError.x("illegal underscore", ctx);
			state += 11;
			hasUnderscores = true;
		} else if (state === 1 && c === 46) state = 2;
		else if ((state === 1 || state === 3) && (c === 101 || c === 69)) state = 4;
		else if (state === 4 && (c === 43 || c === 45)) state = 6;
		else if (!isDigit(c)) TomlError.x(`illegal character in numeric literal`, ctx);
		else if (state > 9) state -= 11;
		else if (!(state & 1)) state++;
	}
	if (!state) {
		let val = (startChr - 48) * (sign || 1);
		return ctx.bi === true ? BigInt(val) : val;
	}
	if (!(state & 1)) TomlError.x("unfinished numeric value", ctx, startPtr);
	let str = ctx.s.slice(startPtr, ctx.p);
	if (hasUnderscores) str = str.replaceAll("_", "");
	return state > 1 ? parseFloat(str) : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
	let c, underscore = 1;
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) if (c === 95) {
		if (underscore & 1) TomlError.x("illegal underscore", ctx);
		underscore = 3;
	} else if (!isDigit(c, base)) TomlError.x(`illegal character in numeric literal`, ctx);
	else if (underscore & 1) underscore--;
	if (underscore & 1) TomlError.x("unfinished numeric value", ctx);
	let str = ctx.s.slice(startPtr + 2, ctx.p);
	if (underscore) str = str.replaceAll("_", "");
	return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
	if (ctx.bi !== true) int: {
		let val = parseInt(str, base);
		if (!Number.isSafeInteger(val)) {
			if (ctx.bi) break int;
			TomlError.x("integer value cannot be represented losslessly", ctx, startPtr);
		}
		return val;
	}
	return base === 10 ? BigInt(str) : BigInt((base === 2 ? "0b" : base === 8 ? "0o" : "0x") + str);
}
function parseDate(ctx, c, endChr) {
	let startPtr = ctx.p++, unsafeSeparator;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++))) return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
	ctx.p += 5;
	if (!isDigit(ctx.s.charCodeAt(ctx.p++))) TomlError.x("invalid date-time: date part is malformed", ctx, startPtr);
	if (ctx.p >= ctx.s.length || ((c = ctx.s.charCodeAt(ctx.p)) !== 32 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 84 && c !== 116) return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 3, false, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) !== 58) TomlError.x("invalid date-time: time part is malformed", ctx, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	if (c = ctx.s.charCodeAt(ctx.p)) {
		if (c === 90 || c === 122) return readDate(ctx, ctx.s.slice(startPtr, ++ctx.p), 1, unsafeSeparator, startPtr, "[+00:00]");
		if (c === 43 || c === 45) return readDate(ctx, ctx.s.slice(startPtr, ctx.p += 6), 1, unsafeSeparator, startPtr, !ctx.ld && "[" + ctx.s.slice(ctx.p - 6, ctx.p) + "]");
	}
	return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
	let start = ctx.p;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) return parseNumber(ctx, --ctx.p, c, 0, endChr);
	if (ctx.s.charCodeAt(ctx.p += 4) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	return readDate(ctx, ctx.s.slice(start, ctx.p), 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
	if (ctx.ld) {
		let date = new TomlDate(str, type, unsafeDelim);
		if (!date.isValid()) TomlError.x("invalid date", ctx, errPtr);
		return date;
	}
	try {
		if (temporalSuffix) str += temporalSuffix;
		switch (type) {
			case 1: return Temporal.ZonedDateTime.from(str);
			case 2: return Temporal.PlainDateTime.from(str);
			case 3: return Temporal.PlainDate.from(str);
			case 4: return Temporal.PlainTime.from(str);
		}
	} catch (e) {
		TomlError.x(e instanceof Error ? e.message : "" + e, ctx, errPtr);
	}
}
// node_modules/smol-toml/dist/util.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
/** @internal */
function skipComment(ctx) {
	for (; ctx.p < ctx.s.length; ctx.p++) {
		let c = ctx.s.charCodeAt(ctx.p);
		if (c === 10) break;
		if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) {
			ctx.p++;
			break;
		}
		if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in comments", ctx);
	}
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
	let c;
	while (ctx.p < ctx.s.length) {
		while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 32 || c === 9 || !banNewLines && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10))) ctx.p++;
		if (banComments || c !== 35) break;
		skipComment(ctx);
	}
}
// node_modules/smol-toml/dist/struct.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
/** @internal */
function parseKey(ctx, end = 61) {
	let startPtr;
	let state = 0;
	let parsed = [];
	let sliceStart;
	let c = ctx.s.charCodeAt(startPtr = ctx.p);
	do
		if (c === end) {
			if (!state) TomlError.x("unexpected end of key", ctx);
			if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
			return ctx.p++, parsed;
		} else if (c === 46) {
			if (!state) TomlError.x("illegal empty bare key", ctx);
			if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
			state = 0;
		} else if (!state && (c === 34 || c === 39)) {
			if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2)) TomlError.x("illegal quoted key: multiline strings are not allowed", ctx);
			parsed.push(parseString(ctx));
			state = 2;
			ctx.p--;
		} else if (c === 32 || c === 9) {
			if (state === 1) {
				parsed.push(ctx.s.slice(sliceStart, ctx.p));
				state = 2;
			}
		} else if (state === 2 || c < 48 && c !== 45 || c > 57 && c < 65 || c > 90 && c < 97 && c !== 95 || c > 122) TomlError.x("illegal character in key", ctx);
		else if (!state) {
			state = 1;
			sliceStart = ctx.p;
		}
	while (c = ctx.s.charCodeAt(++ctx.p));
	TomlError.x("incomplete key-value: cannot find end of key", ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
	let startPtr = ctx.p++;
	let res = Object.create(null);
	let seen = /* @__PURE__ */ new Set();
	let c;
	while (ctx.p < ctx.s.length) {
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p)) === 125) {
			ctx.p++;
			return res;
		}
		let k;
		let t = res;
		let hasOwn = false;
		let errPtr = ctx.p;
		let key = parseKey(ctx);
		for (let i = 0; i < key.length; i++) {
			if (i) t = hasOwn ? t[k] : t[k] = Object.create(null);
			k = key[i];
			if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== "object" || seen.has(t[k]))) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
			let unsafe = k === "__proto__";
			if (ctx.uk && (unsafe || k === "constructor")) {
				t = ctx.uk !== 1 && TomlError.x("document contains an unsafe property", ctx, errPtr);
				break;
			}
			if (!hasOwn && unsafe) Object.defineProperty(t, k, {
				enumerable: true,
				configurable: true,
				writable: true
			});
		}
		if (hasOwn) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
		skipVoid(ctx, true, true);
		let value = extractValue(ctx, 125);
		if (t && typeof (t[k] = value) === "object") seen.add(value);
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p++)) === 125) return res;
		if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
	}
	TomlError.x("unfinished table", ctx, startPtr);
}
/** @internal */
function parseArray(ctx) {
	let startPtr = ctx.p++;
	let res = [];
	let c;
	while (ctx.p < ctx.s.length) {
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p)) === 93) {
			ctx.p++;
			return res;
		}
		res.push(extractValue(ctx, 93));
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p++)) === 93) return res;
		if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
	}
	TomlError.x("unfinished array", ctx, startPtr);
}
// node_modules/smol-toml/dist/parse.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function peekTable(ctx, key, table, meta, type) {
	let t = table;
	let m = meta;
	let k;
	let hasOwn = false;
	let state;
	for (let i = 0; i < key.length; i++) {
		if (i) {
			t = hasOwn ? t[k] : t[k] = Object.create(null);
			m = (state = m[k]).c;
			if (type === 0 && (state.t === 1 || state.t === 2)) return null;
			if (state.t === 2) {
				let l = t.length - 1;
				t = t[l];
				m = m[l].c;
			}
		}
		k = key[i];
		if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 && m[k]?.d) return null;
		if (!hasOwn) {
			let unsafe = k === "__proto__";
			if (ctx.uk && (unsafe || k === "constructor")) return false;
			if (unsafe) {
				Object.defineProperty(t, k, {
					enumerable: true,
					configurable: true,
					writable: true
				});
				Object.defineProperty(m, k, {
					enumerable: true,
					configurable: true,
					writable: true
				});
			}
			m[k] = {
				t: i < key.length - 1 && type === 2 ? 3 : type,
				d: false,
				i: 0,
				c: Object.create(null)
			};
		}
	}
	state = m[k];
	if (state.t !== type && !(type === 1 && state.t === 3)) return null;
	if (type === 2) {
		if (!state.d) {
			state.d = true;
			t[k] = [];
		}
		t[k].push(t = Object.create(null));
		state.c[state.i++] = state = {
			t: 1,
			d: false,
			i: 0,
			c: Object.create(null)
		};
	}
	if (state.d) return null;
	state.d = true;
	if (type === 1) t = hasOwn ? t[k] : t[k] = Object.create(null);
	else if (type === 0 && hasOwn) return null;
	return [
		k,
		t,
		state.c
	];
}
function validateTablePeek(ctx, peek, ptr) {
	if (peek === null || ctx.uk === 2) TomlError.x(peek === null ? "trying to redefine an already defined table or value" : "document contains an unsafe property", ctx, ptr);
}
function parse(toml, options = {}) {
	let ctx = {
		s: toml,
		p: 0,
		d: options.maxDepth ?? 1e3,
		bi: options.integersAsBigInt ?? false,
		ld: options.useLegacyDate ?? true,
		uk: options.unsafeKeyBehaviour === "throw" ? 2 : options.unsafeKeyBehaviour === "drop" ? 1 : 0
	};
	let res = Object.create(null);
	let meta = Object.create(null);
	let tmp;
	let skipping = false;
	let tbl = res;
	let m = meta;
	if (toml.charCodeAt(0) === 65279) ctx.p++;
	skipVoid(ctx);
	while (ctx.p < toml.length) {
		if (toml.charCodeAt(ctx.p) === 91) {
			let isTableArray = toml.charCodeAt(++ctx.p) === 91;
			tmp = ctx.p += +isTableArray;
			skipping = false;
			let k = parseKey(ctx, 93);
			if (isTableArray) {
				if (toml.charCodeAt(ctx.p) !== 93) TomlError.x("expected end of table array declaration", ctx);
				ctx.p++;
			}
			let p = peekTable(ctx, k, res, meta, isTableArray ? 2 : 1);
			if (!p) {
				validateTablePeek(ctx, p, tmp);
				skipping = true;
			} else {
				m = p[2];
				tbl = p[1];
			}
		} else {
			tmp = ctx.p;
			let p = peekTable(ctx, parseKey(ctx), tbl, m, 0);
			if (!p && !skipping) validateTablePeek(ctx, p, tmp);
			skipVoid(ctx, true, true);
			let v = extractValue(ctx, void 0);
			if (p && !skipping) p[1][p[0]] = v;
		}
		skipVoid(ctx, true);
		if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 10 && (tmp !== 13 || toml.charCodeAt(ctx.p + 1) !== 10)) TomlError.x("each key-value declaration must be followed by an end-of-line", ctx);
		skipVoid(ctx);
	}
	return res;
}
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
"".isWellFormed;
// node_modules/smol-toml/dist/index.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
// src/core/workspace/config-positions.ts
/** What `KeyPlaces` is keyed by. */
function placeKey(path) {
	return JSON.stringify(path);
}
const BLANK = /(?:[ \t\r\n]|#[^\n]*)*/y;
const SPACE = /[ \t]*/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const BARE_VALUE = /[^,\]}#\r\n]*/y;
const STRING = /"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|'''(?:[^']|'{1,2}(?!'))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
/**
* Finds where the keys and values of a TOML document stand, in one pass. The text is one that a TOML parser has
* accepted; at anything else the scan ends, and what was found so far is returned. It ends too where names stand deeper
* within names than `maxDepth`: every name has the path of all names above it.
*/
function scanKeyPlaces(text, maxDepth) {
	const starts = lineStarts(text);
	const places = /* @__PURE__ */ new Map();
	const scan = {
		text,
		maxDepth,
		at: 0,
		found: (path, start, end, value) => {
			const key = placeKey(path);
			if (places.has(key)) return;
			const place = {
				...position(starts, start),
				length: end - start
			};
			places.set(key, value === void 0 ? place : {
				...place,
				value: valuePlace(text, starts, value)
			});
		}
	};
	scanDocument(scan);
	if (scan.tooDeep === void 0) return { places };
	const [start, end] = scan.tooDeep;
	return {
		places,
		tooDeep: {
			...position(starts, start),
			length: end - start
		}
	};
}
function scanDocument(scan) {
	const elements = /* @__PURE__ */ new Map();
	let table = [];
	for (skip(scan, BLANK); scan.at < scan.text.length; skip(scan, BLANK)) {
		if (scan.text[scan.at] !== "[") {
			if (!scanEntry(scan, table)) return;
			continue;
		}
		const many = scan.text.startsWith("[[", scan.at);
		scan.at += many ? 2 : 1;
		const keys = scanKeys(scan, []);
		if (keys === void 0) return;
		table = withIndexes(keys, elements, many);
		scan.found(table, keys.start, keys.end);
		scan.at += many ? 2 : 1;
	}
}
/** A header names the last element of every array of tables on its way; `[[x]]` begins the next one. */
function withIndexes(keys, elements, many) {
	let path = [];
	for (const [position, name] of keys.names.entries()) {
		path = [...path, name];
		const key = placeKey(path);
		const last = elements.get(key);
		if (many && position === keys.names.length - 1) elements.set(key, (last ?? -1) + 1);
		const index = elements.get(key);
		if (index !== void 0) path = [...path, index];
	}
	return path;
}
/** Reads `a."b".c`, reporting the keys before the last as tables of `base`. */
function scanKeys(scan, base) {
	const names = [];
	const depth = base.filter((step) => typeof step === "string").length;
	for (;;) {
		skip(scan, SPACE);
		const start = scan.at;
		const raw = take(scan, BARE_KEY) || take(scan, STRING);
		if (raw === "") return void 0;
		const end = scan.at;
		if (depth + names.length === scan.maxDepth) {
			scan.tooDeep = [start, end];
			return;
		}
		names.push(keyName(raw));
		skip(scan, SPACE);
		if (scan.text[scan.at] !== ".") return {
			names,
			start,
			end
		};
		scan.found([...base, ...names], start, end);
		scan.at += 1;
	}
}
/** Reads `key = value`; false where the text is no such thing. */
function scanEntry(scan, table) {
	const keys = scanKeys(scan, table);
	if (keys === void 0 || scan.text[scan.at] !== "=") return false;
	scan.at += 1;
	skip(scan, SPACE);
	const path = [...table, ...keys.names];
	const start = scan.at;
	if (!scanValue(scan, path)) return false;
	scan.found(path, keys.start, keys.end, [start, scan.at]);
	return true;
}
function scanValue(scan, path) {
	const opening = scan.text[scan.at];
	if (opening === "[") return scanArray(scan, path);
	if (opening === "{") return scanInlineTable(scan, path);
	const start = scan.at;
	if (take(scan, STRING) === "") scan.at = start + take(scan, BARE_VALUE).trimEnd().length;
	return scan.at > start;
}
function scanArray(scan, path) {
	scan.at += 1;
	for (let index = 0;; index += 1) {
		skip(scan, BLANK);
		if (scan.text[scan.at] === "]") break;
		const start = scan.at;
		if (!scanValue(scan, [...path, index])) return false;
		scan.found([...path, index], start, scan.at, [start, scan.at]);
		skipComma(scan);
	}
	scan.at += 1;
	return true;
}
function scanInlineTable(scan, path) {
	scan.at += 1;
	for (;;) {
		skip(scan, BLANK);
		if (scan.text[scan.at] === "}") break;
		if (!scanEntry(scan, path)) return false;
		skipComma(scan);
	}
	scan.at += 1;
	return true;
}
function skipComma(scan) {
	skip(scan, BLANK);
	if (scan.text[scan.at] === ",") scan.at += 1;
}
function skip(scan, pattern) {
	take(scan, pattern);
}
function take(scan, pattern) {
	pattern.lastIndex = scan.at;
	const taken = pattern.exec(scan.text)?.[0] ?? "";
	scan.at += taken.length;
	return taken;
}
function keyName(raw) {
	if (raw.startsWith("'")) return raw.slice(1, -1);
	if (!raw.startsWith("\"")) return raw;
	return raw.slice(1, -1).replaceAll(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))/g, unescaped);
}
const ESCAPES = {
	b: "\b",
	t: "	",
	n: "\n",
	f: "\f",
	r: "\r",
	e: "\x1B"
};
function unescaped(_, short, long, byte, letter) {
	const hex = short ?? long ?? byte;
	if (hex !== void 0) return String.fromCodePoint(Number.parseInt(hex, 16));
	return ESCAPES[letter ?? ""] ?? letter ?? "";
}
function lineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
function position(starts, offset) {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		column: offset - (starts[low] ?? 0) + 1
	};
}
function valuePlace(text, starts, [start, end]) {
	const firstLine = text.slice(start, end).split("\n", 1)[0] ?? "";
	return {
		...position(starts, start),
		length: firstLine.trimEnd().length
	};
}
// src/core/workspace/config-place.ts
/** Finds the keys of a configuration that a TOML parser has accepted. */
function configText(text, maxDepth) {
	return {
		lines: text.split(/\r?\n/),
		...scanKeyPlaces(text, maxDepth)
	};
}
/**
* Where to point for a path: at the key or at its value (the key where it has none), else at the nearest table above
* it that the text mentions, else at line 1.
*/
function placeOf(text, path, part) {
	const found = text.places.get(placeKey(path));
	if (found !== void 0) {
		const { line, column, length } = (part === "value" ? found.value : void 0) ?? found;
		return {
			path: CONFIG_PATH,
			line,
			column,
			length,
			source: text.lines[line - 1] ?? ""
		};
	}
	if (path.length === 0) return {
		path: CONFIG_PATH,
		line: 1
	};
	return placeOf(text, path.slice(0, -1), "key");
}
/** A path as it is written in TOML: `roles.coder.agent`, `merge.protected_paths[1]`, `agents."a b"`. */
function formatPath(path) {
	return path.map((step, index) => {
		if (typeof step === "number") return `[${step}]`;
		const key = /^[A-Za-z0-9_-]+$/.test(step) ? step : JSON.stringify(step);
		return index === 0 ? key : `.${key}`;
	}).join("");
}
/** The value at a path of what was read, or undefined. */
function valueAt(value, path) {
	return path.reduce((inner, step) => {
		if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return void 0;
		return inner[step];
	}, value);
}
/** A value as a short text for a message, as it would be written in TOML. */
function formatValue(value) {
	if (typeof value === "string") return JSON.stringify(value);
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return describeValue(value);
}
/** What kind of value this is, in words. */
function describeValue(value) {
	if (typeof value === "string") return "a text";
	if (typeof value === "number") return Number.isInteger(value) ? "a whole number" : "a number that is not whole";
	if (typeof value === "boolean") return "true or false";
	if (Array.isArray(value)) return "a list";
	return Object.getPrototypeOf(value) === null || value?.constructor === Object ? "a table" : "a date or time";
}
// src/core/workspace/ref-name.ts
/** Longest ref name that is accepted; file systems end at 255 bytes a component. */
const MAX_REF_LENGTH = 200;
const FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|^[-./]|[./]$/;
/**
* Whether a text is a full ref name (`refs/heads/main`) by the rules of `git check-ref-format`
* (https://git-scm.com/docs/git-check-ref-format), and short enough for any file system.
*/
function isRefName(text) {
	return text.length <= MAX_REF_LENGTH && text.includes("/") && !FORBIDDEN.test(text);
}
/** Whether a text can be the name of a branch; git refuses a leading dash and `HEAD` there. */
function isBranchName(text) {
	return !text.startsWith("-") && text !== "HEAD" && isRefName(`refs/heads/${text}`);
}
/** Whether a text can be the name of a remote: one that makes a valid tracking ref and is no option. */
function isRemoteName(text) {
	return !text.startsWith("-") && isRefName(`refs/remotes/${text}/x`);
}
/** Whether every ticket id behind this prefix makes a valid branch of its own. */
function isBranchPrefix(text) {
	return text !== "" && isBranchName(`${text}x`);
}
/**
* Whether a text can name the ledger: a ref outside branches, tags and remotes that does not stand in the way of the
* rescue refs (`refs/yoi/rescue/…`), since git cannot hold both `a` and `a/b`.
*/
function isLedgerName(text) {
	if (!/^refs\/.+\/./.test(text) || !isRefName(text)) return false;
	if (/^refs\/(?:heads|tags|remotes|notes|replace|bisect|worktree|rewritten|stash)(?:\/|$)/.test(text)) return false;
	return !/^refs\/yoi\/rescue(?:\/|$)/.test(text);
}
/** Most tickets that may be worked on at once. */
const MAX_PARALLEL = 64;
/** Most rounds of review before a person is asked. */
const MAX_REVIEW_ROUNDS = 20;
/** Longest run of one agent, in minutes: a week. */
const MAX_RUN_MINUTES = 10080;
/** Most people whose approval can be asked for. */
const MAX_REQUIRED_APPROVALS = 20;
/** Most validation commands. */
const MAX_VALIDATION_COMMANDS = 50;
/** Longest validation command or argument of an agent's command, in UTF-16 code units. */
const MAX_COMMAND_LENGTH = 4e3;
/** Roles that an agent can be given. `companion` is the Pod that helps a person; `investigator` is an older role. */
const AGENT_ROLES = [
	"intake",
	"orchestrator",
	"coder",
	"reviewer",
	"companion"
];
/** https://docs.github.com/en/rest/teams: an organisation's login and a team's slug. */
const TEAM = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[a-z0-9][a-z0-9_-]{0,99}$/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;
/** Variables that carry the forge's authority: an agent never gets them. */
const FORGE_ENV = /^(?:(?:GITHUB|GH|GH_ENTERPRISE|GITHUB_ENTERPRISE)_TOKEN|ACTIONS_(?:RUNTIME|ID_TOKEN_REQUEST)_TOKEN|GIT_ASKPASS|SSH_AUTH_SOCK)$/i;
const line = string().min(1, { abort: true }).max(500, { abort: true });
function checked(isGood, code) {
	return line.refine(isGood, { params: { code } });
}
/** Whether a text is a path inside the repository: relative, POSIX, nothing like `..`, and not git's own. */
function isInsidePath(text) {
	if (/[\\\u0000-\u001f\u007f]/.test(text) || /^[A-Za-z]:/.test(text)) return false;
	const parts = text.split("/");
	return parts.every((part) => part !== "" && part !== "." && part !== "..") && parts[0]?.toLowerCase() !== ".git";
}
/** Whether a text is a directory below `.yoi`: the hooks look at nothing else, so that other commits cost nothing. */
function isRecordDirectory(text) {
	return isInsidePath(text) && text.startsWith(".yoi/");
}
const backendSchema = strictObject({
	provider: _enum(["builtin:yoi_local"]).default("builtin:yoi_local").meta({ description: "where records are kept" }),
	root: checked(isRecordDirectory, "config/bad-path").default(DEFAULT_TICKET_ROOT).meta({ description: "directory of the tickets, relative to the repository" })
});
const ticketSchema = strictObject({ language: _enum(["English", "Japanese"]).default("English").meta({ description: "language of headings and generated sentences" }) });
const gitSchema = strictObject({
	remote: checked(isRemoteName, "config/bad-ref").optional().meta({ description: "remote to fetch from and push to; without it: origin, else the only one" }),
	default_branch: checked(isBranchName, "config/bad-ref").optional().meta({ description: "branch where finished work lands; without it: what the remote says" }),
	work_prefix: checked(isBranchPrefix, "config/bad-ref").default("work/").meta({ description: "the branch of a ticket's work is this and the ticket's id" }),
	ledger: checked(isLedgerName, "config/bad-ref").default("refs/yoi/ledger").meta({ description: "full name of the ref that holds claims and attempts" })
});
const minutes = int().min(1).max(MAX_RUN_MINUTES);
const orchestratorSchema = strictObject({
	max_parallel: int().min(1).max(MAX_PARALLEL).default(2).meta({ description: "tickets worked on at once" }),
	max_review_rounds: int().min(1).max(MAX_REVIEW_ROUNDS).default(3).meta({ description: "rounds of review before a person is asked" }),
	run_minutes: minutes.default(60).meta({ description: "time limit of one run of an agent, in minutes" })
});
const mergeSchema = strictObject({
	authority: _enum(["dossier", "merge"]).default("dossier").meta({ description: "dossier: stop when ready and let a person merge; merge: merge when the gate passes" }),
	method: _enum([
		"merge",
		"squash",
		"rebase"
	]).default("merge").meta({ description: "how the branch lands" }),
	required_approvals: int().min(0).max(MAX_REQUIRED_APPROVALS).default(0).meta({ description: "people who must approve, besides the agent reviewer" }),
	required_checks: array(line).max(200).optional().meta({ description: "names of the checks that must be green on GitHub; an empty list says that there are none; without it: every check that reports, and at least one" }),
	protected_paths: array(checked(isInsidePath, "config/outside-path")).max(200).default([".github/**", ".yoi/ticket.config.toml"]).meta({ description: "paths that an agent's change may touch only with a person's approval" })
});
const githubSchema = strictObject({
	enabled: boolean().default(false).meta({ description: "the Orchestrator runs on GitHub: `yoi orchestrate` elsewhere only looks" }),
	queue_team: string().regex(TEAM).optional().meta({ description: "organisation/team whose members may queue tickets; without it: whoever may write" })
});
const validationSchema = strictObject({ commands: array(string().min(1).max(MAX_COMMAND_LENGTH)).max(MAX_VALIDATION_COMMANDS).default([]).meta({ description: "commands that must succeed on the work branch, in this order" }) });
const agentSchema = strictObject({
	protocol: _enum(["acp", "command"]).meta({ description: "acp: Agent Client Protocol over stdio; command: one process a run" }),
	command: tuple([string().min(1).max(MAX_COMMAND_LENGTH)], string().max(MAX_COMMAND_LENGTH)).meta({ description: "program and arguments" }),
	env: array(string().regex(ENV_NAME).refine((name) => !FORGE_ENV.test(name), { params: { code: "config/forge-token" } })).max(200).default([]).meta({ description: "names of the environment variables that are handed to the agent" }),
	timeout_minutes: minutes.optional().meta({ description: "time limit of one run; without it: orchestrator.run_minutes" }),
	sandbox: _enum(["none", "bwrap"]).default("none").meta({ description: "bwrap: run inside bubblewrap" }),
	prompt: _enum(["stdin", "argument"]).default("stdin").meta({ description: "how the protocol command gets its prompt" })
});
const roleSchema = strictObject({
	agent: line.optional().meta({ description: "name of a table under agents" }),
	workflow: line.optional().meta({ description: "name of a file under .yoi/workflow, without .md" }),
	profile: line.optional().meta({
		description: "older name of what agents describe",
		deprecated: true
	})
});
const role = roleSchema.prefault({});
/** `.yoi/ticket.config.toml`. Every key has a default or may be absent; a key that is not here is an error. */
const configSchema = strictObject({
	version: literal([0, 1]).default(0).meta({ description: "version of this file's form; new files say 1" }),
	backend: backendSchema.prefault({}),
	ticket: ticketSchema.prefault({}),
	git: gitSchema.prefault({}),
	orchestrator: orchestratorSchema.prefault({}),
	merge: mergeSchema.prefault({}),
	github: githubSchema.prefault({}),
	validation: validationSchema.prefault({}),
	agents: record(string().regex(NAME), agentSchema).default({}),
	roles: strictObject({
		intake: role,
		orchestrator: role,
		coder: role,
		reviewer: role,
		companion: role,
		investigator: roleSchema.optional().meta({
			description: "a role of older files",
			deprecated: true
		})
	}).prefault({})
});
/** JSON schema (2020-12) of the configuration file, for editors: what may be written, not what is read back. */
function configJsonSchema() {
	return toJSONSchema(configSchema.meta({ title: "yoi: .yoi/ticket.config.toml" }), { io: "input" });
}
// src/core/workspace/config-issues.ts
/** What one issue of the schema says about the file, as findings. */
function issueFindings(issue, tables, text) {
	const path = issue.path;
	if (issue.code === "unrecognized_keys") return issue.keys.slice(0, 50).map((name) => unknownKey([...path, name], tables, text));
	const value = valueAt(tables, path);
	const fault = {
		path,
		key: formatPath(path),
		value,
		place: placeOf(text, path, "value")
	};
	if (issue.code === "invalid_key") {
		const name = String(path.at(-1));
		return [finding("config/bad-name", placeOf(text, path, "key"), {
			name,
			what: "an agent"
		})];
	}
	if (value === void 0) {
		if (typeof path.at(-1) === "number") return issueFindings({
			...issue,
			path: path.slice(0, -1)
		}, tables, text);
		return [finding("config/missing-key", fault.place, {
			key: fault.key,
			name: String(path.at(-1))
		})];
	}
	if (Array.isArray(value) && value.length === 0) return [finding("config/empty", fault.place, { key: fault.key })];
	return [valueFinding(issue, fault)];
}
function valueFinding(issue, fault) {
	const { key, place, value } = fault;
	if (issue.code === "invalid_type") return wrongType(issue.expected, fault);
	if (issue.code === "invalid_value") return notAllowed(issue.values, fault);
	if (issue.code === "invalid_format") return finding("config/bad-name", place, {
		name: formatValue(value),
		what: "an environment variable"
	});
	if (issue.code === "too_small") return isNumber(issue) ? outOfRange(`at least ${issue.minimum}`, fault) : finding("config/empty", place, { key });
	if (issue.code === "too_big") return isNumber(issue) ? outOfRange(`at most ${issue.maximum}`, fault) : tooLarge(Number(issue.maximum), fault);
	return refused(issue, fault);
}
function isNumber({ origin }) {
	return origin === "number" || origin === "int";
}
function outOfRange(bound, { key, value, place }) {
	return finding("config/out-of-range", place, {
		key,
		value: String(value),
		bound
	});
}
/** An issue of one of the schema's own checks, which says its code in `params`. */
function refused(issue, { path, key, value, place }) {
	const { code } = issue.code === "custom" && issue.params || {};
	if (code === "config/bad-path" || code === "config/outside-path") return finding(code, place, {
		key,
		value: formatValue(value)
	});
	if (code === "config/forge-token") return finding(code, place, {
		key,
		value: String(value)
	});
	if (code === "config/bad-ref") return finding(code, place, {
		key,
		value: formatValue(value),
		suggestion: refSuggestion(String(path.at(-1)))
	});
	return wrongType("another value", {
		path,
		key,
		value,
		place
	});
}
function refSuggestion(name) {
	if (name === "ledger") return "write a full ref outside branches, tags and remotes, such as refs/yoi/ledger";
	if (name === "work_prefix") return "write the beginning of a branch's name, such as work/";
	return name === "remote" ? "write the name of a remote, such as origin" : "write the name of a branch, such as main";
}
const TYPES = {
	string: ["a text", "a text in quotes: \"…\""],
	int: ["a whole number", "a whole number without quotes"],
	number: ["a whole number", "a whole number without quotes"],
	array: ["a list", "a list in brackets: [\"…\"]"],
	tuple: ["a list", "a list in brackets: [\"…\"]"],
	object: ["a table", "a table: a line with the name in brackets, and its keys below"],
	record: ["a table", "a table: a line with the name in brackets, and its keys below"]
};
function wrongType(type, { key, value, place }) {
	const [expected, example] = TYPES[type] ?? [type, "another value"];
	return finding("config/wrong-type", place, {
		key,
		actual: describeValue(value),
		expected,
		example
	});
}
function notAllowed(allowed, { path, key, value, place }) {
	if (path.length === 1 && key === "version" && typeof value === "number" && value > 1) return finding("config/newer-version", place, {
		value,
		newest: 1
	});
	const words = allowed.map(formatValue);
	const near = typeof value === "string" ? nearest(value, allowed.map(String)) : void 0;
	const suggestion = near === void 0 ? "one of these" : formatValue(near);
	const facts = {
		key,
		value: formatValue(value),
		values: listOf(words, "or"),
		suggestion
	};
	return finding("config/not-allowed", place, words.length === 1 ? {
		...facts,
		suggestion: words.join()
	} : facts);
}
function tooLarge(limit, { key, value, place }) {
	const [size, unit] = Array.isArray(value) ? [value.length, "entries"] : [String(value).length, "characters"];
	return finding("config/too-large", place, {
		key,
		size,
		unit,
		limit
	});
}
function unknownKey(path, tables, text) {
	const name = String(path.at(-1));
	const code = describeValue(valueAt(tables, path)) === "a table" ? "config/unknown-table" : "config/unknown-key";
	const facts = {
		key: formatPath(path),
		suggestion: suggestKey(name, path.slice(0, -1))
	};
	return finding(code, placeOf(text, path, "key"), facts);
}
function suggestKey(name, table) {
	const schema = configJsonSchema();
	const known = knownKeys(schema, table);
	const near = nearest(name, known);
	if (near !== void 0) return `write ${near}, or remove it`;
	const home = known.length > 0 && Object.keys(schema.properties ?? {}).find((other) => knownKeys(schema, [other]).includes(name));
	if (home) return `move it below the line [${home}]`;
	return `remove it; the keys here are ${listOf(known, "and")}`;
}
/** The keys that the schema knows in a table, older ones left out. */
function knownKeys(schema, table) {
	let node = schema;
	for (const step of table) node = asSchema(node?.properties?.[String(step)] ?? node?.additionalProperties);
	return Object.entries(node?.properties ?? {}).filter(([, property]) => asSchema(property)?.deprecated !== true).map(([name]) => name);
}
function asSchema(node) {
	return typeof node === "object" ? node : void 0;
}
function listOf(words, conjunction) {
	if (words.length < 2) return words.join();
	return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
// src/core/workspace/config-older.ts
/** What an older form of the configuration holds: no version, profiles, the role `investigator`. All are warnings. */
function olderFindings(tables, text) {
	const found = [];
	const version = valueAt(tables, ["version"]);
	if (version === void 0 || version === 0) found.push(finding("config/older-version", placeOf(text, ["version"], "value"), { newest: 1 }));
	for (const role of AGENT_ROLES) {
		const path = [
			"roles",
			role,
			"profile"
		];
		if (valueAt(tables, path) === void 0) continue;
		found.push(finding("config/older-key", placeOf(text, path, "key"), {
			key: formatPath(path),
			suggestion: "describe the program in a table [agents.name] and write agent = \"name\" here"
		}));
	}
	const investigator = ["roles", "investigator"];
	if (valueAt(tables, investigator) !== void 0) {
		const place = placeOf(text, investigator, "key");
		found.push(finding("config/older-role", place, { key: formatPath(investigator) }));
	}
	return found;
}
/** The roles whose agent has no table. */
function unknownAgents(tables, text) {
	const agents = valueAt(tables, ["agents"]);
	const names = typeof agents === "object" && agents !== null ? Object.keys(agents) : [];
	const found = [];
	for (const role of AGENT_ROLES) {
		const path = [
			"roles",
			role,
			"agent"
		];
		const value = valueAt(tables, path);
		if (typeof value !== "string" || value === "" || names.includes(value)) continue;
		const near = nearest(value, names);
		const suggestion = near === void 0 ? `add a table [agents.${value}]` : `write ${near}, or add the table`;
		const facts = {
			key: formatPath(path),
			value,
			suggestion
		};
		found.push(finding("config/unknown-agent", placeOf(text, path, "value"), facts));
	}
	return found;
}
// src/core/workspace/config.ts
/** Deepest nesting of lists, tables and names that is read; the schema needs three. */
const MAX_DEPTH = 16;
/** How often what the schema refuses is taken out: a fault, the table that lacks it, and the tables above. */
const MAX_ROUNDS = 8;
/** The configuration of a workspace without a file: every default, at the newest version. */
function defaultConfig() {
	return configSchema.parse({ version: 1 });
}
/**
* Reads `.yoi/ticket.config.toml`; undefined means that there is none. Faults are findings with their place: the key
* concerned falls back to its default, an agent that lacks what it needs is left out, and all others are read.
*/
function parseConfig(text) {
	if (text === void 0) return {
		config: defaultConfig(),
		diagnostics: []
	};
	const size = byteLength(text);
	if (size > 524288) {
		const facts = {
			key: "the configuration",
			size,
			unit: "bytes",
			limit: MAX_RECORD_BYTES
		};
		return {
			config: defaultConfig(),
			diagnostics: [finding("config/too-large", { path: CONFIG_PATH }, facts)]
		};
	}
	const plain = text.startsWith("﻿") ? text.slice(1) : text;
	const read = readToml(plain);
	if ("fault" in read) return {
		config: defaultConfig(),
		diagnostics: [read.fault]
	};
	const scanned = configText(plain, MAX_DEPTH);
	const { tooDeep } = scanned;
	if (tooDeep === void 0) return checkTables(read.tables, scanned);
	const { line, column, length } = tooDeep;
	const place = {
		path: CONFIG_PATH,
		line,
		column,
		length,
		source: scanned.lines[line - 1] ?? ""
	};
	const facts = { reason: `names stand deeper within names than ${MAX_DEPTH} levels` };
	return {
		config: defaultConfig(),
		diagnostics: [finding("config/syntax", place, facts)]
	};
}
function checkTables(tables, text) {
	const outcome = configSchema.safeParse(tables);
	const diagnostics = [
		...olderFindings(tables, text),
		...outcome.success ? [] : outcome.error.issues.slice(0, 50).flatMap((issue) => issueFindings(issue, tables, text)),
		...unknownAgents(tables, text)
	].sort(byPlace);
	return {
		config: withKnownAgents(usablePart(tables)),
		diagnostics: diagnostics.slice(0, 50)
	};
}
function readToml(text) {
	try {
		return { tables: parse(text, {
			unsafeKeyBehaviour: "throw",
			maxDepth: MAX_DEPTH
		}) };
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const { line, column } = error;
		const reason = error.message.replace("Invalid TOML document: ", "").split("\n", 1)[0] ?? "";
		const source = text.split("\n", line)[line - 1]?.replace(/\r$/, "") ?? "";
		return { fault: finding("config/syntax", {
			path: CONFIG_PATH,
			line,
			column,
			length: 1,
			source
		}, { reason }) };
	}
}
/**
* Takes out what the schema refuses until it accepts the rest. A version that is not known counts as the newest one,
* whose rules ask for most.
*/
function usablePart(tables) {
	tables.version = Object.hasOwn(tables, "version") && tables.version !== 0 ? 1 : 0;
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const outcome = configSchema.safeParse(tables);
		if (outcome.success) return outcome.data;
		for (const issue of outcome.error.issues) {
			const path = issue.path;
			if (issue.code !== "unrecognized_keys") removeAt(tables, path);
			else for (const key of issue.keys) removeAt(tables, [...path, key]);
		}
	}
	return defaultConfig();
}
/** A role whose agent is not described, or was left out, has none. */
function withKnownAgents(config) {
	const roles = Object.values(config.roles).filter((role) => role !== void 0);
	for (const role of roles) if (role.agent !== void 0 && !Object.hasOwn(config.agents, role.agent)) delete role.agent;
	return config;
}
/** Removes the value at a path, or what holds it where it cannot go alone: a list's element, a key that is absent. */
function removeAt(tables, path) {
	const parent = path.slice(0, -1).reduce(childOf, tables);
	const last = path.at(-1);
	if (last === void 0) return;
	if (isTable(parent) && Object.hasOwn(parent, last)) delete parent[String(last)];
	else removeAt(tables, path.slice(0, -1));
}
function childOf(value, step) {
	return isTable(value) ? value[String(step)] : void 0;
}
function isTable(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function byPlace(a, b) {
	return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
// src/io/git/repository.ts
/**
* `rev-parse` prints an option it does not know as it stands: so this one tells where a path ends, whatever line ends
* the path has. A git before 2.31 gives itself away in the same manner, by printing `--path-format`.
*/
const END = "--yoi-end-of-path";
const QUESTION = [
	"rev-parse",
	"--path-format=absolute",
	"--is-bare-repository",
	"--is-shallow-repository",
	"--show-object-format",
	"--git-dir",
	END,
	"--git-common-dir",
	END,
	"--show-toplevel"
];
/**
* Opens the repository that holds a directory. What a calling hook has chosen (`GIT_DIR`, `GIT_INDEX_FILE`, …) is
* ignored: the directory alone decides. 1 process.
* @throws git/not-a-repository, git/not-found, git/too-old, git/dubious-ownership, git/refused
*/
function openRepository(cwd, env) {
	return open(cwd, env, "plain");
}
/**
* Opens the repository a git hook runs for, with the index and objects that git has chosen. 1 process.
* @throws as `openRepository`
*/
function openHookRepository(cwd, env) {
	return open(cwd, env, "hook");
}
/** The work tree of a repository. @throws git/no-work-tree */
function requireWorkTree(repo) {
	if (repo.root === void 0) throw failure("git/no-work-tree", { path: "." }, { dir: repo.gitDir });
	return repo.root;
}
function open(cwd, env, mode) {
	const kept = repositoryEnvironment(env, mode);
	const answer = runGit(QUESTION, {
		cwd,
		env: kept,
		okCodes: [
			0,
			128,
			129
		]
	});
	const found = parseAnswer(answer.stdout.toString("utf8"));
	if (found === void 0 || answer.status !== 0 && found.root !== void 0) throw explain(answer, cwd, env);
	const { root } = found;
	return {
		...found,
		cwd: root ?? found.gitDir,
		env: mode === "hook" ? absoluteEnvironment(kept, cwd, root) : kept
	};
}
/** Reads the answer to `QUESTION`; undefined when it is not complete up to the work tree. */
function parseAnswer(text) {
	const [bare, shallow, format, ...rest] = text.split("\n");
	const [gitDir, commonDir, root] = rest.join("\n").split(`\n${END}\n`);
	if (gitDir === void 0 || commonDir === void 0 || root === void 0) return void 0;
	if (!isBoolean(bare) || !isBoolean(shallow) || format !== "sha1" && format !== "sha256") return void 0;
	return {
		root: root === "" ? void 0 : root.replace(/\n$/, ""),
		gitDir,
		commonDir,
		bare: bare === "true",
		shallow: shallow === "true",
		objectFormat: format
	};
}
function isBoolean(text) {
	return text === "true" || text === "false";
}
/** Why opening failed. Asks for the version first (1 process): an old git fails here in many ways. */
function explain(answer, cwd, env) {
	requireGit(cwd, env);
	const place = { path: "." };
	if (answer.stderr.includes("dubious ownership")) return failure("git/dubious-ownership", place, { dir: cwd });
	if (answer.stderr.includes("not a git repository")) return failure("git/not-a-repository", place, { dir: cwd });
	return refusal(QUESTION, answer.status, answer.stderr);
}
export { parseConfig as a, defaultConfig as i, openRepository as n, requireWorkTree as r, openHookRepository as t };
