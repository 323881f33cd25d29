import { n as showFindings, t as showError } from "./errors.js";
import { B as MAX_THREAD_BYTES, H as maxBytesOf, N as config, Q as failure, W as CONFIG_PATH, dt as codes, f as nearest, ft as isCode, j as toJSONSchema, q as OLDER_STATUSES, r as runGit, st as countOf, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { K as STATES, R as slugOf, T as parsePlan, a as parseThread, b as parseRelations, q as TRANSITIONS } from "./decode.js";
import { t as version } from "./version.js";
import { t as openForReading } from "./open-for-reading.js";
import { a as resolveTicket, c as readTicketDir, f as formatJson, i as openWorkspace, l as envelope, n as listTicketPlaces, o as listTicketDirs, u as findingData } from "./workspace.js";
import { t as lockOptions } from "./lock.js";
import { t as formatNow } from "./now.js";
import { a as THREAD, i as RESOLUTION, n as PLAN, o as parseTicket, r as RELATIONS, t as ITEM } from "./parse-ticket.js";
import { r as readRecord } from "./read-files.js";
import { a as readWorkOverlay, c as rowOf, d as isMissing, f as OPERATIONS, i as showObjective, l as readHead, n as readObjectives, s as nameOf$1, t as listObjectives, u as readHeads } from "./objectives.js";
import { i as waitGraphOf, n as isBlockerSatisfied } from "./check-blockers.js";
import { r as isCompleted, t as closeStatusOf } from "./summary.js";
import { t as hasAcceptanceCriteria } from "./acceptance-criteria.js";
import { a as oneLine, i as manyLines, n as cutToWidth, o as padToWidth, r as indent, t as formatTable } from "./table.js";
import { t as displayWidth } from "./width.js";
import { n as listCodes, t as explain } from "./explain.js";
import { n as paintFor, r as paletteFor, t as decideColour } from "./colour.js";
import path, { join, resolve } from "node:path";
import childProcess from "node:child_process";
import fs, { closeSync, existsSync, openSync, readSync } from "node:fs";
import { EventEmitter } from "node:events";
import { stripVTControlCharacters } from "node:util";
// node_modules/commander/lib/error.js
/**
* CommanderError class
*/
var CommanderError = class extends Error {
	/**
	* Constructs the CommanderError class
	* @param {number} exitCode suggested exit code which could be used with process.exit
	* @param {string} code an id string representing the error
	* @param {string} message human-readable description of the error
	*/
	constructor(exitCode, code, message) {
		super(message);
		Error.captureStackTrace(this, this.constructor);
		this.name = this.constructor.name;
		this.code = code;
		this.exitCode = exitCode;
		this.nestedError = void 0;
	}
};
/**
* InvalidArgumentError class
*/
var InvalidArgumentError = class extends CommanderError {
	/**
	* Constructs the InvalidArgumentError class
	* @param {string} [message] explanation of why argument is invalid
	*/
	constructor(message) {
		super(1, "commander.invalidArgument", message);
		Error.captureStackTrace(this, this.constructor);
		this.name = this.constructor.name;
	}
};
// node_modules/commander/lib/argument.js
var Argument = class {
	/**
	* Initialize a new command argument with the given name and description.
	* The default is that the argument is required, and you can explicitly
	* indicate this with <> around the name. Put [] around the name for an optional argument.
	*
	* @param {string} name
	* @param {string} [description]
	*/
	constructor(name, description) {
		this.description = description || "";
		this.variadic = false;
		this.parseArg = void 0;
		this.defaultValue = void 0;
		this.defaultValueDescription = void 0;
		this.argChoices = void 0;
		switch (name[0]) {
			case "<":
				this.required = true;
				this._name = name.slice(1, -1);
				break;
			case "[":
				this.required = false;
				this._name = name.slice(1, -1);
				break;
			default:
				this.required = true;
				this._name = name;
		}
		if (this._name.endsWith("...")) {
			this.variadic = true;
			this._name = this._name.slice(0, -3);
		}
	}
	/**
	* Return argument name.
	*
	* @return {string}
	*/
	name() {
		return this._name;
	}
	/**
	* @package
	*/
	_collectValue(value, previous) {
		if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
		previous.push(value);
		return previous;
	}
	/**
	* Set the default value, and optionally supply the description to be displayed in the help.
	*
	* @param {*} value
	* @param {string} [description]
	* @return {Argument}
	*/
	default(value, description) {
		this.defaultValue = value;
		this.defaultValueDescription = description;
		return this;
	}
	/**
	* Set the custom handler for processing CLI command arguments into argument values.
	*
	* @param {Function} [fn]
	* @return {Argument}
	*/
	argParser(fn) {
		this.parseArg = fn;
		return this;
	}
	/**
	* Only allow argument value to be one of choices.
	*
	* @param {string[]} values
	* @return {Argument}
	*/
	choices(values) {
		this.argChoices = values.slice();
		this.parseArg = (arg, previous) => {
			if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
			if (this.variadic) return this._collectValue(arg, previous);
			return arg;
		};
		return this;
	}
	/**
	* Make argument required.
	*
	* @returns {Argument}
	*/
	argRequired() {
		this.required = true;
		return this;
	}
	/**
	* Make argument optional.
	*
	* @returns {Argument}
	*/
	argOptional() {
		this.required = false;
		return this;
	}
};
/**
* Takes an argument and returns its human readable equivalent for help usage.
*
* @param {Argument} arg
* @return {string}
* @private
*/
function humanReadableArgName(arg) {
	const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
	return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
}
// \0process
var _process_default = globalThis.process;
// node_modules/commander/lib/help.js
/**
* TypeScript import types for JSDoc, used by Visual Studio Code IntelliSense and `npm run typescript-checkJS`
* https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#import-types
* @typedef { import("./argument.js").Argument } Argument
* @typedef { import("./command.js").Command } Command
* @typedef { import("./option.js").Option } Option
*/
var Help = class {
	constructor() {
		this.helpWidth = void 0;
		this.minWidthToWrap = 40;
		this.sortSubcommands = false;
		this.sortOptions = false;
		this.showGlobalOptions = false;
	}
	/**
	* prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
	* and just before calling `formatHelp()`.
	*
	* Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
	*
	* @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
	*/
	prepareContext(contextOptions) {
		this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
	}
	/**
	* Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
	*
	* @param {Command} cmd
	* @returns {Command[]}
	*/
	visibleCommands(cmd) {
		const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
		const helpCommand = cmd._getHelpCommand();
		if (helpCommand && !helpCommand._hidden) visibleCommands.push(helpCommand);
		if (this.sortSubcommands) visibleCommands.sort((a, b) => {
			return a.name().localeCompare(b.name());
		});
		return visibleCommands;
	}
	/**
	* Compare options for sort.
	*
	* @param {Option} a
	* @param {Option} b
	* @returns {number}
	*/
	compareOptions(a, b) {
		const getSortKey = (option) => {
			return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
		};
		return getSortKey(a).localeCompare(getSortKey(b));
	}
	/**
	* Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
	*
	* @param {Command} cmd
	* @returns {Option[]}
	*/
	visibleOptions(cmd) {
		const visibleOptions = cmd.options.filter((option) => !option.hidden);
		const helpOption = cmd._getHelpOption();
		if (helpOption && !helpOption.hidden) {
			const removeShort = helpOption.short && cmd._findOption(helpOption.short);
			const removeLong = helpOption.long && cmd._findOption(helpOption.long);
			if (!removeShort && !removeLong) visibleOptions.push(helpOption);
			else if (helpOption.long && !removeLong) visibleOptions.push(cmd.createOption(helpOption.long, helpOption.description).helpGroup(helpOption.helpGroupHeading));
			else if (helpOption.short && !removeShort) visibleOptions.push(cmd.createOption(helpOption.short, helpOption.description).helpGroup(helpOption.helpGroupHeading));
		}
		if (this.sortOptions) visibleOptions.sort(this.compareOptions);
		return visibleOptions;
	}
	/**
	* Get an array of the visible global options. (Not including help.)
	*
	* @param {Command} cmd
	* @returns {Option[]}
	*/
	visibleGlobalOptions(cmd) {
		if (!this.showGlobalOptions) return [];
		const globalOptions = [];
		for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
			const visibleOptions = ancestorCmd.options.filter((option) => !option.hidden);
			globalOptions.push(...visibleOptions);
		}
		if (this.sortOptions) globalOptions.sort(this.compareOptions);
		return globalOptions;
	}
	/**
	* Get an array of the arguments if any have a description.
	*
	* @param {Command} cmd
	* @returns {Argument[]}
	*/
	visibleArguments(cmd) {
		if (cmd._argsDescription) cmd.registeredArguments.forEach((argument) => {
			argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
		});
		if (cmd.registeredArguments.find((argument) => argument.description)) return cmd.registeredArguments;
		return [];
	}
	/**
	* Get the command term to show in the list of subcommands.
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	subcommandTerm(cmd) {
		const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
		return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + (args ? " " + args : "");
	}
	/**
	* Get the option term to show in the list of options.
	*
	* @param {Option} option
	* @returns {string}
	*/
	optionTerm(option) {
		return option.flags;
	}
	/**
	* Get the argument term to show in the list of arguments.
	*
	* @param {Argument} argument
	* @returns {string}
	*/
	argumentTerm(argument) {
		return argument.name();
	}
	/**
	* Get the longest command term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestSubcommandTermLength(cmd, helper) {
		return helper.visibleCommands(cmd).reduce((max, command) => {
			return Math.max(max, this.displayWidth(helper.styleSubcommandTerm(helper.subcommandTerm(command))));
		}, 0);
	}
	/**
	* Get the longest option term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestOptionTermLength(cmd, helper) {
		return helper.visibleOptions(cmd).reduce((max, option) => {
			return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
		}, 0);
	}
	/**
	* Get the longest global option term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestGlobalOptionTermLength(cmd, helper) {
		return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
			return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
		}, 0);
	}
	/**
	* Get the longest argument term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestArgumentTermLength(cmd, helper) {
		return helper.visibleArguments(cmd).reduce((max, argument) => {
			return Math.max(max, this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument))));
		}, 0);
	}
	/**
	* Get the command usage to be displayed at the top of the built-in help.
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	commandUsage(cmd) {
		let cmdName = cmd._name;
		if (cmd._aliases[0]) cmdName = cmdName + "|" + cmd._aliases[0];
		let ancestorCmdNames = "";
		for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
		return ancestorCmdNames + cmdName + " " + cmd.usage();
	}
	/**
	* Get the description for the command.
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	commandDescription(cmd) {
		return cmd.description();
	}
	/**
	* Get the subcommand summary to show in the list of subcommands.
	* (Fallback to description for backwards compatibility.)
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	subcommandDescription(cmd) {
		return cmd.summary() || cmd.description();
	}
	/**
	* Get the option description to show in the list of options.
	*
	* @param {Option} option
	* @return {string}
	*/
	optionDescription(option) {
		const extraInfo = [];
		if (option.argChoices) extraInfo.push(`choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
		if (option.defaultValue !== void 0) {
			if (option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean") extraInfo.push(`default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`);
		}
		if (option.presetArg !== void 0 && option.optional) extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
		if (option.envVar !== void 0) extraInfo.push(`env: ${option.envVar}`);
		if (extraInfo.length > 0) {
			const extraDescription = `(${extraInfo.join(", ")})`;
			if (option.description) return `${option.description} ${extraDescription}`;
			return extraDescription;
		}
		return option.description;
	}
	/**
	* Get the argument description to show in the list of arguments.
	*
	* @param {Argument} argument
	* @return {string}
	*/
	argumentDescription(argument) {
		const extraInfo = [];
		if (argument.argChoices) extraInfo.push(`choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
		if (argument.defaultValue !== void 0) extraInfo.push(`default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`);
		if (extraInfo.length > 0) {
			const extraDescription = `(${extraInfo.join(", ")})`;
			if (argument.description) return `${argument.description} ${extraDescription}`;
			return extraDescription;
		}
		return argument.description;
	}
	/**
	* Format a list of items, given a heading and an array of formatted items.
	*
	* @param {string} heading
	* @param {string[]} items
	* @param {Help} helper
	* @returns string[]
	*/
	formatItemList(heading, items, helper) {
		if (items.length === 0) return [];
		return [
			helper.styleTitle(heading),
			...items,
			""
		];
	}
	/**
	* Group items by their help group heading.
	*
	* @param {Command[] | Option[]} unsortedItems
	* @param {Command[] | Option[]} visibleItems
	* @param {Function} getGroup
	* @returns {Map<string, Command[] | Option[]>}
	*/
	groupItems(unsortedItems, visibleItems, getGroup) {
		const result = /* @__PURE__ */ new Map();
		unsortedItems.forEach((item) => {
			const group = getGroup(item);
			if (!result.has(group)) result.set(group, []);
		});
		visibleItems.forEach((item) => {
			const group = getGroup(item);
			if (!result.has(group)) result.set(group, []);
			result.get(group).push(item);
		});
		return result;
	}
	/**
	* Generate the built-in help text.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {string}
	*/
	formatHelp(cmd, helper) {
		const termWidth = helper.padWidth(cmd, helper);
		const helpWidth = helper.helpWidth ?? 80;
		function callFormatItem(term, description) {
			return helper.formatItem(term, termWidth, description, helper);
		}
		let output = [`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`, ""];
		const commandDescription = helper.commandDescription(cmd);
		if (commandDescription.length > 0) output = output.concat([helper.boxWrap(helper.styleCommandDescription(commandDescription), helpWidth), ""]);
		const argumentList = helper.visibleArguments(cmd).map((argument) => {
			return callFormatItem(helper.styleArgumentTerm(helper.argumentTerm(argument)), helper.styleArgumentDescription(helper.argumentDescription(argument)));
		});
		output = output.concat(this.formatItemList("Arguments:", argumentList, helper));
		this.groupItems(cmd.options, helper.visibleOptions(cmd), (option) => option.helpGroupHeading ?? "Options:").forEach((options, group) => {
			const optionList = options.map((option) => {
				return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
			});
			output = output.concat(this.formatItemList(group, optionList, helper));
		});
		if (helper.showGlobalOptions) {
			const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
				return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
			});
			output = output.concat(this.formatItemList("Global Options:", globalOptionList, helper));
		}
		this.groupItems(cmd.commands, helper.visibleCommands(cmd), (sub) => sub.helpGroup() || "Commands:").forEach((commands, group) => {
			const commandList = commands.map((sub) => {
				return callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)), helper.styleSubcommandDescription(helper.subcommandDescription(sub)));
			});
			output = output.concat(this.formatItemList(group, commandList, helper));
		});
		return output.join("\n");
	}
	/**
	* Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
	*
	* @param {string} str
	* @returns {number}
	*/
	displayWidth(str) {
		return stripVTControlCharacters(str).length;
	}
	/**
	* Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
	*
	* @param {string} str
	* @returns {string}
	*/
	styleTitle(str) {
		return str;
	}
	styleUsage(str) {
		return str.split(" ").map((word) => {
			if (word === "[options]") return this.styleOptionText(word);
			if (word === "[command]") return this.styleSubcommandText(word);
			if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
			return this.styleCommandText(word);
		}).join(" ");
	}
	styleCommandDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleOptionDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleSubcommandDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleArgumentDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleDescriptionText(str) {
		return str;
	}
	styleOptionTerm(str) {
		return this.styleOptionText(str);
	}
	styleSubcommandTerm(str) {
		return str.split(" ").map((word) => {
			if (word === "[options]") return this.styleOptionText(word);
			if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
			return this.styleSubcommandText(word);
		}).join(" ");
	}
	styleArgumentTerm(str) {
		return this.styleArgumentText(str);
	}
	styleOptionText(str) {
		return str;
	}
	styleArgumentText(str) {
		return str;
	}
	styleSubcommandText(str) {
		return str;
	}
	styleCommandText(str) {
		return str;
	}
	/**
	* Calculate the pad width from the maximum term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	padWidth(cmd, helper) {
		return Math.max(helper.longestOptionTermLength(cmd, helper), helper.longestGlobalOptionTermLength(cmd, helper), helper.longestSubcommandTermLength(cmd, helper), helper.longestArgumentTermLength(cmd, helper));
	}
	/**
	* Detect manually wrapped and indented strings by checking for line break followed by whitespace.
	*
	* @param {string} str
	* @returns {boolean}
	*/
	preformatted(str) {
		return /\n[^\S\r\n]/.test(str);
	}
	/**
	* Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
	*
	* So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
	*   TTT  DDD DDDD
	*        DD DDD
	*
	* @param {string} term
	* @param {number} termWidth
	* @param {string} description
	* @param {Help} helper
	* @returns {string}
	*/
	formatItem(term, termWidth, description, helper) {
		const itemIndent = 2;
		const itemIndentStr = " ".repeat(itemIndent);
		if (!description) return itemIndentStr + term;
		const paddedTerm = term.padEnd(termWidth + term.length - helper.displayWidth(term));
		const spacerWidth = 2;
		const remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - itemIndent;
		let formattedDescription;
		if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) formattedDescription = description;
		else formattedDescription = helper.boxWrap(description, remainingWidth).replace(/\n/g, "\n" + " ".repeat(termWidth + spacerWidth));
		return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `\n${itemIndentStr}`);
	}
	/**
	* Wrap a string at whitespace, preserving existing line breaks.
	* Wrapping is skipped if the width is less than `minWidthToWrap`.
	*
	* @param {string} str
	* @param {number} width
	* @returns {string}
	*/
	boxWrap(str, width) {
		if (width < this.minWidthToWrap) return str;
		const rawLines = str.split(/\r\n|\n/);
		const chunkPattern = /[\s]*[^\s]+/g;
		const wrappedLines = [];
		rawLines.forEach((line) => {
			const chunks = line.match(chunkPattern);
			if (chunks === null) {
				wrappedLines.push("");
				return;
			}
			let sumChunks = [chunks.shift()];
			let sumWidth = this.displayWidth(sumChunks[0]);
			chunks.forEach((chunk) => {
				const visibleWidth = this.displayWidth(chunk);
				if (sumWidth + visibleWidth <= width) {
					sumChunks.push(chunk);
					sumWidth += visibleWidth;
					return;
				}
				wrappedLines.push(sumChunks.join(""));
				const nextChunk = chunk.trimStart();
				sumChunks = [nextChunk];
				sumWidth = this.displayWidth(nextChunk);
			});
			wrappedLines.push(sumChunks.join(""));
		});
		return wrappedLines.join("\n");
	}
};
// node_modules/commander/lib/option.js
var Option = class {
	/**
	* Initialize a new `Option` with the given `flags` and `description`.
	*
	* @param {string} flags
	* @param {string} [description]
	*/
	constructor(flags, description) {
		this.flags = flags;
		this.description = description || "";
		this.required = flags.includes("<");
		this.optional = flags.includes("[");
		this.variadic = /\p{ID_Continue}\.\.\.[>\]]$/u.test(flags);
		this.mandatory = false;
		const optionFlags = splitOptionFlags(flags);
		this.short = optionFlags.shortFlag;
		this.long = optionFlags.longFlag;
		this.negate = false;
		if (this.long) this.negate = this.long.startsWith("--no-");
		this.defaultValue = void 0;
		this.defaultValueDescription = void 0;
		this.presetArg = void 0;
		this.envVar = void 0;
		this.parseArg = void 0;
		this.hidden = false;
		this.argChoices = void 0;
		this.conflictsWith = [];
		this.implied = void 0;
		this.helpGroupHeading = void 0;
	}
	/**
	* Set the default value, and optionally supply the description to be displayed in the help.
	*
	* @param {*} value
	* @param {string} [description]
	* @return {Option}
	*/
	default(value, description) {
		this.defaultValue = value;
		this.defaultValueDescription = description;
		return this;
	}
	/**
	* Preset to use when option used without option-argument, especially optional but also boolean and negated.
	* The custom processing (parseArg) is called.
	*
	* @example
	* new Option('--color').default('GREYSCALE').preset('RGB');
	* new Option('--donate [amount]').preset('20').argParser(parseFloat);
	*
	* @param {*} arg
	* @return {Option}
	*/
	preset(arg) {
		this.presetArg = arg;
		return this;
	}
	/**
	* Add option name(s) that conflict with this option.
	* An error will be displayed if conflicting options are found during parsing.
	*
	* @example
	* new Option('--rgb').conflicts('cmyk');
	* new Option('--js').conflicts(['ts', 'jsx']);
	*
	* @param {(string | string[])} names
	* @return {Option}
	*/
	conflicts(names) {
		this.conflictsWith = this.conflictsWith.concat(names);
		return this;
	}
	/**
	* Specify implied option values for when this option is set and the implied options are not.
	*
	* The custom processing (parseArg) is not called on the implied values.
	*
	* @example
	* program
	*   .addOption(new Option('--log', 'write logging information to file'))
	*   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
	*
	* @param {object} impliedOptionValues
	* @return {Option}
	*/
	implies(impliedOptionValues) {
		let newImplied = impliedOptionValues;
		if (typeof impliedOptionValues === "string") newImplied = { [impliedOptionValues]: true };
		this.implied = Object.assign(this.implied || {}, newImplied);
		return this;
	}
	/**
	* Set environment variable to check for option value.
	*
	* An environment variable is only used if when processed the current option value is
	* undefined, or the source of the current value is 'default' or 'config' or 'env'.
	*
	* @param {string} name
	* @return {Option}
	*/
	env(name) {
		this.envVar = name;
		return this;
	}
	/**
	* Set the custom handler for processing CLI option arguments into option values.
	*
	* @param {Function} [fn]
	* @return {Option}
	*/
	argParser(fn) {
		this.parseArg = fn;
		return this;
	}
	/**
	* Whether the option is mandatory and must have a value after parsing.
	*
	* @param {boolean} [mandatory=true]
	* @return {Option}
	*/
	makeOptionMandatory(mandatory = true) {
		this.mandatory = !!mandatory;
		return this;
	}
	/**
	* Hide option in help.
	*
	* @param {boolean} [hide=true]
	* @return {Option}
	*/
	hideHelp(hide = true) {
		this.hidden = !!hide;
		return this;
	}
	/**
	* @package
	*/
	_collectValue(value, previous) {
		if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
		previous.push(value);
		return previous;
	}
	/**
	* Only allow option value to be one of choices.
	*
	* @param {string[]} values
	* @return {Option}
	*/
	choices(values) {
		this.argChoices = values.slice();
		this.parseArg = (arg, previous) => {
			if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
			if (this.variadic) return this._collectValue(arg, previous);
			return arg;
		};
		return this;
	}
	/**
	* Return option name.
	*
	* @return {string}
	*/
	name() {
		if (this.long) return this.long.replace(/^--/, "");
		return this.short.replace(/^-/, "");
	}
	/**
	* Return option name, in a camelcase format that can be used
	* as an object attribute key.
	*
	* @return {string}
	*/
	attributeName() {
		if (this.negate) return camelcase(this.name().replace(/^no-/, ""));
		return camelcase(this.name());
	}
	/**
	* Set the help group heading.
	*
	* @param {string} heading
	* @return {Option}
	*/
	helpGroup(heading) {
		this.helpGroupHeading = heading;
		return this;
	}
	/**
	* Check if `arg` matches the short or long flag.
	*
	* @param {string} arg
	* @return {boolean}
	* @package
	*/
	is(arg) {
		return this.short === arg || this.long === arg;
	}
	/**
	* Return whether a boolean option.
	*
	* Options are one of boolean, negated, required argument, or optional argument.
	*
	* @return {boolean}
	* @package
	*/
	isBoolean() {
		return !this.required && !this.optional && !this.negate;
	}
};
/**
* This class is to make it easier to work with dual options, without changing the existing
* implementation. We support separate dual options for separate positive and negative options,
* like `--build` and `--no-build`, which share a single option value. This works nicely for some
* use cases, but is tricky for others where we want separate behaviours despite
* the single shared option value.
*/
var DualOptions = class {
	/**
	* @param {Option[]} options
	*/
	constructor(options) {
		this.positiveOptions = /* @__PURE__ */ new Map();
		this.negativeOptions = /* @__PURE__ */ new Map();
		this.dualOptions = /* @__PURE__ */ new Set();
		options.forEach((option) => {
			if (option.negate) this.negativeOptions.set(option.attributeName(), option);
			else this.positiveOptions.set(option.attributeName(), option);
		});
		this.negativeOptions.forEach((value, key) => {
			if (this.positiveOptions.has(key)) this.dualOptions.add(key);
		});
	}
	/**
	* Did the value come from the option, and not from possible matching dual option?
	*
	* @param {*} value
	* @param {Option} option
	* @returns {boolean}
	*/
	valueFromOption(value, option) {
		const optionKey = option.attributeName();
		if (!this.dualOptions.has(optionKey)) return true;
		const preset = this.negativeOptions.get(optionKey).presetArg;
		const negativeValue = preset !== void 0 ? preset : false;
		return option.negate === (negativeValue === value);
	}
};
/**
* Convert string from kebab-case to camelCase.
*
* @param {string} str
* @return {string}
* @private
*/
function camelcase(str) {
	return str.split("-").reduce((str, word) => {
		return str + word[0].toUpperCase() + word.slice(1);
	});
}
/**
* Split the short and long flag out of something like '-m,--mixed <value>'
*
* @private
*/
function splitOptionFlags(flags) {
	let shortFlag;
	let longFlag;
	const shortFlagExp = /^-[^-]$/;
	const longFlagExp = /^--[^-]/;
	const flagParts = flags.split(/[ |,]+/).concat("guard");
	if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
	if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
	if (!shortFlag && shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
	if (!shortFlag && longFlagExp.test(flagParts[0])) {
		shortFlag = longFlag;
		longFlag = flagParts.shift();
	}
	if (flagParts[0].startsWith("-")) {
		const unsupportedFlag = flagParts[0];
		const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
		if (/^-[^-][^-]/.test(unsupportedFlag)) throw new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);
		if (shortFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many short flags`);
		if (longFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many long flags`);
		throw new Error(`${baseError}
- unrecognised flag format`);
	}
	if (shortFlag === void 0 && longFlag === void 0) throw new Error(`option creation failed due to no flags found in '${flags}'.`);
	return {
		shortFlag,
		longFlag
	};
}
// node_modules/commander/lib/suggestSimilar.js
const maxDistance = 3;
function editDistance(a, b) {
	if (Math.abs(a.length - b.length) > maxDistance) return Math.max(a.length, b.length);
	const d = [];
	for (let i = 0; i <= a.length; i++) d[i] = [i];
	for (let j = 0; j <= b.length; j++) d[0][j] = j;
	for (let j = 1; j <= b.length; j++) for (let i = 1; i <= a.length; i++) {
		let cost;
		if (a[i - 1] === b[j - 1]) cost = 0;
		else cost = 1;
		d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
		if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
	}
	return d[a.length][b.length];
}
/**
* Find close matches, restricted to same number of edits.
*
* @param {string} word
* @param {string[]} candidates
* @returns {string}
*/
function suggestSimilar(word, candidates) {
	if (!candidates || candidates.length === 0) return "";
	candidates = Array.from(new Set(candidates));
	const searchingOptions = word.startsWith("--");
	if (searchingOptions) {
		word = word.slice(2);
		candidates = candidates.map((candidate) => candidate.slice(2));
	}
	let similar = [];
	let bestDistance = maxDistance;
	const minSimilarity = .4;
	candidates.forEach((candidate) => {
		if (candidate.length <= 1) return;
		const distance = editDistance(word, candidate);
		const length = Math.max(word.length, candidate.length);
		if ((length - distance) / length > minSimilarity) {
			if (distance < bestDistance) {
				bestDistance = distance;
				similar = [candidate];
			} else if (distance === bestDistance) similar.push(candidate);
		}
	});
	similar.sort((a, b) => a.localeCompare(b));
	if (searchingOptions) similar = similar.map((candidate) => `--${candidate}`);
	if (similar.length > 1) return `\n(Did you mean one of ${similar.join(", ")}?)`;
	if (similar.length === 1) return `\n(Did you mean ${similar[0]}?)`;
	return "";
}
// node_modules/commander/lib/command.js
var Command = class Command extends EventEmitter {
	/**
	* Initialize a new `Command`.
	*
	* @param {string} [name]
	*/
	constructor(name) {
		super();
		/** @type {Command[]} */
		this.commands = [];
		/** @type {Option[]} */
		this.options = [];
		this.parent = null;
		this._allowUnknownOption = false;
		this._allowExcessArguments = false;
		/** @type {Argument[]} */
		this.registeredArguments = [];
		this._args = this.registeredArguments;
		/** @type {string[]} */
		this.args = [];
		this.rawArgs = [];
		this.processedArgs = [];
		this._scriptPath = null;
		this._name = name || "";
		this._optionValues = {};
		this._optionValueSources = {};
		this._storeOptionsAsProperties = false;
		this._actionHandler = null;
		this._executableHandler = false;
		this._executableFile = null;
		this._executableDir = null;
		this._defaultCommandName = null;
		this._exitCallback = null;
		this._aliases = [];
		this._combineFlagAndOptionalValue = true;
		this._description = "";
		this._summary = "";
		this._argsDescription = void 0;
		this._enablePositionalOptions = false;
		this._passThroughOptions = false;
		this._lifeCycleHooks = {};
		/** @type {(boolean | string)} */
		this._showHelpAfterError = false;
		this._showSuggestionAfterError = true;
		this._savedState = null;
		this._outputConfiguration = {
			writeOut: (str) => _process_default.stdout.write(str),
			writeErr: (str) => _process_default.stderr.write(str),
			outputError: (str, write) => write(str),
			getOutHelpWidth: () => _process_default.stdout.isTTY ? _process_default.stdout.columns : void 0,
			getErrHelpWidth: () => _process_default.stderr.isTTY ? _process_default.stderr.columns : void 0,
			getOutHasColors: () => useColor() ?? (_process_default.stdout.isTTY && _process_default.stdout.hasColors?.()),
			getErrHasColors: () => useColor() ?? (_process_default.stderr.isTTY && _process_default.stderr.hasColors?.()),
			stripColor: (str) => stripVTControlCharacters(str)
		};
		this._hidden = false;
		/** @type {(Option | null | undefined)} */
		this._helpOption = void 0;
		this._addImplicitHelpCommand = void 0;
		/** @type {Command} */
		this._helpCommand = void 0;
		this._helpConfiguration = {};
		/** @type {string | undefined} */
		this._helpGroupHeading = void 0;
		/** @type {string | undefined} */
		this._defaultCommandGroup = void 0;
		/** @type {string | undefined} */
		this._defaultOptionGroup = void 0;
	}
	/**
	* Copy settings that are useful to have in common across root command and subcommands.
	*
	* (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
	*
	* @param {Command} sourceCommand
	* @return {Command} `this` command for chaining
	*/
	copyInheritedSettings(sourceCommand) {
		this._outputConfiguration = sourceCommand._outputConfiguration;
		this._helpOption = sourceCommand._helpOption;
		this._helpCommand = sourceCommand._helpCommand;
		this._helpConfiguration = sourceCommand._helpConfiguration;
		this._exitCallback = sourceCommand._exitCallback;
		this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
		this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
		this._allowExcessArguments = sourceCommand._allowExcessArguments;
		this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
		this._showHelpAfterError = sourceCommand._showHelpAfterError;
		this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
		return this;
	}
	/**
	* @returns {Command[]}
	* @private
	*/
	_getCommandAndAncestors() {
		const result = [];
		for (let command = this; command; command = command.parent) result.push(command);
		return result;
	}
	/**
	* Define a command.
	*
	* There are two styles of command: pay attention to where to put the description.
	*
	* @example
	* // Command implemented using action handler (description is supplied separately to `.command`)
	* program
	*   .command('clone <source> [destination]')
	*   .description('clone a repository into a newly created directory')
	*   .action((source, destination) => {
	*     console.log('clone command called');
	*   });
	*
	* // Command implemented using separate executable file (description is second parameter to `.command`)
	* program
	*   .command('start <service>', 'start named service')
	*   .command('stop [service]', 'stop named service, or all if no name supplied');
	*
	* @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
	* @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
	* @param {object} [execOpts] - configuration options (for executable)
	* @return {Command} returns new command for action handler, or `this` for executable command
	*/
	command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
		let desc = actionOptsOrExecDesc;
		let opts = execOpts;
		if (typeof desc === "object" && desc !== null) {
			opts = desc;
			desc = null;
		}
		opts = opts || {};
		const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
		const cmd = this.createCommand(name);
		if (desc) {
			cmd.description(desc);
			cmd._executableHandler = true;
		}
		if (opts.isDefault) this._defaultCommandName = cmd._name;
		cmd._hidden = !!(opts.noHelp || opts.hidden);
		cmd._executableFile = opts.executableFile || null;
		if (args) cmd.arguments(args);
		this._registerCommand(cmd);
		cmd.parent = this;
		cmd.copyInheritedSettings(this);
		if (desc) return this;
		return cmd;
	}
	/**
	* Factory routine to create a new unattached command.
	*
	* See .command() for creating an attached subcommand, which uses this routine to
	* create the command. You can override createCommand to customise subcommands.
	*
	* @param {string} [name]
	* @return {Command} new command
	*/
	createCommand(name) {
		return new Command(name);
	}
	/**
	* You can customise the help with a subclass of Help by overriding createHelp,
	* or by overriding Help properties using configureHelp().
	*
	* @return {Help}
	*/
	createHelp() {
		return Object.assign(new Help(), this.configureHelp());
	}
	/**
	* You can customise the help by overriding Help properties using configureHelp(),
	* or with a subclass of Help by overriding createHelp().
	*
	* @param {object} [configuration] - configuration options
	* @return {(Command | object)} `this` command for chaining, or stored configuration
	*/
	configureHelp(configuration) {
		if (configuration === void 0) return this._helpConfiguration;
		this._helpConfiguration = configuration;
		return this;
	}
	/**
	* The default output goes to stdout and stderr. You can customise this for special
	* applications. You can also customise the display of errors by overriding outputError.
	*
	* The configuration properties are all functions:
	*
	*     // change how output being written, defaults to stdout and stderr
	*     writeOut(str)
	*     writeErr(str)
	*     // change how output being written for errors, defaults to writeErr
	*     outputError(str, write) // used for displaying errors and not used for displaying help
	*     // specify width for wrapping help
	*     getOutHelpWidth()
	*     getErrHelpWidth()
	*     // color support, currently only used with Help
	*     getOutHasColors()
	*     getErrHasColors()
	*     stripColor() // used to remove ANSI escape codes if output does not have colors
	*
	* @param {object} [configuration] - configuration options
	* @return {(Command | object)} `this` command for chaining, or stored configuration
	*/
	configureOutput(configuration) {
		if (configuration === void 0) return this._outputConfiguration;
		this._outputConfiguration = {
			...this._outputConfiguration,
			...configuration
		};
		return this;
	}
	/**
	* Display the help or a custom message after an error occurs.
	*
	* @param {(boolean|string)} [displayHelp]
	* @return {Command} `this` command for chaining
	*/
	showHelpAfterError(displayHelp = true) {
		if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
		this._showHelpAfterError = displayHelp;
		return this;
	}
	/**
	* Display suggestion of similar commands for unknown commands, or options for unknown options.
	*
	* @param {boolean} [displaySuggestion]
	* @return {Command} `this` command for chaining
	*/
	showSuggestionAfterError(displaySuggestion = true) {
		this._showSuggestionAfterError = !!displaySuggestion;
		return this;
	}
	/**
	* Add a prepared subcommand.
	*
	* See .command() for creating an attached subcommand which inherits settings from its parent.
	*
	* @param {Command} cmd - new subcommand
	* @param {object} [opts] - configuration options
	* @return {Command} `this` command for chaining
	*/
	addCommand(cmd, opts) {
		if (!cmd._name) throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
		opts = opts || {};
		if (opts.isDefault) this._defaultCommandName = cmd._name;
		if (opts.noHelp || opts.hidden) cmd._hidden = true;
		this._registerCommand(cmd);
		cmd.parent = this;
		cmd._checkForBrokenPassThrough();
		return this;
	}
	/**
	* Factory routine to create a new unattached argument.
	*
	* See .argument() for creating an attached argument, which uses this routine to
	* create the argument. You can override createArgument to return a custom argument.
	*
	* @param {string} name
	* @param {string} [description]
	* @return {Argument} new argument
	*/
	createArgument(name, description) {
		return new Argument(name, description);
	}
	/**
	* Define argument syntax for command.
	*
	* The default is that the argument is required, and you can explicitly
	* indicate this with <> around the name. Put [] around the name for an optional argument.
	*
	* @example
	* program.argument('<input-file>');
	* program.argument('[output-file]');
	*
	* @param {string} name
	* @param {string} [description]
	* @param {(Function|*)} [parseArg] - custom argument processing function or default value
	* @param {*} [defaultValue]
	* @return {Command} `this` command for chaining
	*/
	argument(name, description, parseArg, defaultValue) {
		const argument = this.createArgument(name, description);
		if (typeof parseArg === "function") argument.default(defaultValue).argParser(parseArg);
		else argument.default(parseArg);
		this.addArgument(argument);
		return this;
	}
	/**
	* Define argument syntax for command, adding multiple at once (without descriptions).
	*
	* See also .argument().
	*
	* @example
	* program.arguments('<cmd> [env]');
	*
	* @param {string} names
	* @return {Command} `this` command for chaining
	*/
	arguments(names) {
		names.trim().split(/ +/).forEach((detail) => {
			this.argument(detail);
		});
		return this;
	}
	/**
	* Define argument syntax for command, adding a prepared argument.
	*
	* @param {Argument} argument
	* @return {Command} `this` command for chaining
	*/
	addArgument(argument) {
		const previousArgument = this.registeredArguments.slice(-1)[0];
		if (previousArgument?.variadic) throw new Error(`only the last argument can be variadic '${previousArgument.name()}'`);
		if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) throw new Error(`a default value for a required argument is never used: '${argument.name()}'`);
		this.registeredArguments.push(argument);
		return this;
	}
	/**
	* Customise or override default help command. By default a help command is automatically added if your command has subcommands.
	*
	* @example
	*    program.helpCommand('help [cmd]');
	*    program.helpCommand('help [cmd]', 'show help');
	*    program.helpCommand(false); // suppress default help command
	*    program.helpCommand(true); // add help command even if no subcommands
	*
	* @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
	* @param {string} [description] - custom description
	* @return {Command} `this` command for chaining
	*/
	helpCommand(enableOrNameAndArgs, description) {
		if (typeof enableOrNameAndArgs === "boolean") {
			this._addImplicitHelpCommand = enableOrNameAndArgs;
			if (enableOrNameAndArgs && this._defaultCommandGroup) this._initCommandGroup(this._getHelpCommand());
			return this;
		}
		const [, helpName, helpArgs] = (enableOrNameAndArgs ?? "help [command]").match(/([^ ]+) *(.*)/);
		const helpDescription = description ?? "display help for command";
		const helpCommand = this.createCommand(helpName);
		helpCommand.helpOption(false);
		if (helpArgs) helpCommand.arguments(helpArgs);
		if (helpDescription) helpCommand.description(helpDescription);
		this._addImplicitHelpCommand = true;
		this._helpCommand = helpCommand;
		if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
		return this;
	}
	/**
	* Add prepared custom help command.
	*
	* @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
	* @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
	* @return {Command} `this` command for chaining
	*/
	addHelpCommand(helpCommand, deprecatedDescription) {
		if (typeof helpCommand !== "object") {
			this.helpCommand(helpCommand, deprecatedDescription);
			return this;
		}
		this._addImplicitHelpCommand = true;
		this._helpCommand = helpCommand;
		this._initCommandGroup(helpCommand);
		return this;
	}
	/**
	* Lazy create help command.
	*
	* @return {(Command|null)}
	* @package
	*/
	_getHelpCommand() {
		if (this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"))) {
			if (this._helpCommand === void 0) this.helpCommand(void 0, void 0);
			return this._helpCommand;
		}
		return null;
	}
	/**
	* Add hook for life cycle event.
	*
	* @param {string} event
	* @param {Function} listener
	* @return {Command} `this` command for chaining
	*/
	hook(event, listener) {
		const allowedValues = [
			"preSubcommand",
			"preAction",
			"postAction"
		];
		if (!allowedValues.includes(event)) throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
		if (this._lifeCycleHooks[event]) this._lifeCycleHooks[event].push(listener);
		else this._lifeCycleHooks[event] = [listener];
		return this;
	}
	/**
	* Register callback to use as replacement for calling process.exit.
	*
	* @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
	* @return {Command} `this` command for chaining
	*/
	exitOverride(fn) {
		if (fn) this._exitCallback = fn;
		else this._exitCallback = (err) => {
			if (err.code !== "commander.executeSubCommandAsync") throw err;
		};
		return this;
	}
	/**
	* Call process.exit, and _exitCallback if defined.
	*
	* @param {number} exitCode exit code for using with process.exit
	* @param {string} code an id string representing the error
	* @param {string} message human-readable description of the error
	* @return never
	* @private
	*/
	_exit(exitCode, code, message) {
		if (this._exitCallback) this._exitCallback(new CommanderError(exitCode, code, message));
		_process_default.exit(exitCode);
	}
	/**
	* Register callback `fn` for the command.
	*
	* @example
	* program
	*   .command('serve')
	*   .description('start service')
	*   .action(function() {
	*      // do work here
	*   });
	*
	* @param {Function} fn
	* @return {Command} `this` command for chaining
	*/
	action(fn) {
		const listener = (args) => {
			const expectedArgsCount = this.registeredArguments.length;
			const actionArgs = args.slice(0, expectedArgsCount);
			if (this._storeOptionsAsProperties) actionArgs[expectedArgsCount] = this;
			else actionArgs[expectedArgsCount] = this.opts();
			actionArgs.push(this);
			return fn.apply(this, actionArgs);
		};
		this._actionHandler = listener;
		return this;
	}
	/**
	* Factory routine to create a new unattached option.
	*
	* See .option() for creating an attached option, which uses this routine to
	* create the option. You can override createOption to return a custom option.
	*
	* @param {string} flags
	* @param {string} [description]
	* @return {Option} new option
	*/
	createOption(flags, description) {
		return new Option(flags, description);
	}
	/**
	* Wrap parseArgs to catch 'commander.invalidArgument'.
	*
	* @param {(Option | Argument)} target
	* @param {string} value
	* @param {*} previous
	* @param {string} invalidArgumentMessage
	* @private
	*/
	_callParseArg(target, value, previous, invalidArgumentMessage) {
		try {
			return target.parseArg(value, previous);
		} catch (err) {
			if (err.code === "commander.invalidArgument") {
				const message = `${invalidArgumentMessage} ${err.message}`;
				this.error(message, {
					exitCode: err.exitCode,
					code: err.code
				});
			}
			throw err;
		}
	}
	/**
	* Check for option flag conflicts.
	* Register option if no conflicts found, or throw on conflict.
	*
	* @param {Option} option
	* @private
	*/
	_registerOption(option) {
		const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
		if (matchingOption) {
			const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
			throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
		}
		this._initOptionGroup(option);
		this.options.push(option);
	}
	/**
	* Check for command name and alias conflicts with existing commands.
	* Register command if no conflicts found, or throw on conflict.
	*
	* @param {Command} command
	* @private
	*/
	_registerCommand(command) {
		const knownBy = (cmd) => {
			return [cmd.name()].concat(cmd.aliases());
		};
		const alreadyUsed = knownBy(command).find((name) => this._findCommand(name));
		if (alreadyUsed) {
			const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
			const newCmd = knownBy(command).join("|");
			throw new Error(`cannot add command '${newCmd}' as already have command '${existingCmd}'`);
		}
		this._initCommandGroup(command);
		this.commands.push(command);
	}
	/**
	* Add an option.
	*
	* @param {Option} option
	* @return {Command} `this` command for chaining
	*/
	addOption(option) {
		this._registerOption(option);
		const oname = option.name();
		const name = option.attributeName();
		if (option.defaultValue !== void 0) this.setOptionValueWithSource(name, option.defaultValue, "default");
		const handleOptionValue = (val, invalidValueMessage, valueSource) => {
			if (val == null && option.presetArg !== void 0) val = option.presetArg;
			const oldValue = this.getOptionValue(name);
			if (val !== null && option.parseArg) val = this._callParseArg(option, val, oldValue, invalidValueMessage);
			else if (val !== null && option.variadic) val = option._collectValue(val, oldValue);
			if (val == null) {
				if (option.negate) val = false;
				else if (option.isBoolean() || option.optional) val = true;
				else val = "";
			}
			this.setOptionValueWithSource(name, val, valueSource);
		};
		this.on("option:" + oname, (val) => {
			const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
			handleOptionValue(val, invalidValueMessage, "cli");
		});
		if (option.envVar) this.on("optionEnv:" + oname, (val) => {
			const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
			handleOptionValue(val, invalidValueMessage, "env");
		});
		return this;
	}
	/**
	* Internal implementation shared by .option() and .requiredOption()
	*
	* @return {Command} `this` command for chaining
	* @private
	*/
	_optionEx(config, flags, description, fn, defaultValue) {
		if (typeof flags === "object" && flags instanceof Option) throw new Error("To add an Option object use addOption() instead of option() or requiredOption()");
		const option = this.createOption(flags, description);
		option.makeOptionMandatory(!!config.mandatory);
		if (typeof fn === "function") option.default(defaultValue).argParser(fn);
		else if (fn instanceof RegExp) {
			const regex = fn;
			fn = (val, def) => {
				const m = regex.exec(val);
				return m ? m[0] : def;
			};
			option.default(defaultValue).argParser(fn);
		} else option.default(fn);
		return this.addOption(option);
	}
	/**
	* Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
	*
	* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
	* option-argument is indicated by `<>` and an optional option-argument by `[]`.
	*
	* See the README for more details, and see also addOption() and requiredOption().
	*
	* @example
	* program
	*     .option('-p, --pepper', 'add pepper')
	*     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
	*     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
	*     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
	*
	* @param {string} flags
	* @param {string} [description]
	* @param {(Function|*)} [parseArg] - custom option processing function or default value
	* @param {*} [defaultValue]
	* @return {Command} `this` command for chaining
	*/
	option(flags, description, parseArg, defaultValue) {
		return this._optionEx({}, flags, description, parseArg, defaultValue);
	}
	/**
	* Add a required option which must have a value after parsing. This usually means
	* the option must be specified on the command line. (Otherwise the same as .option().)
	*
	* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
	*
	* @param {string} flags
	* @param {string} [description]
	* @param {(Function|*)} [parseArg] - custom option processing function or default value
	* @param {*} [defaultValue]
	* @return {Command} `this` command for chaining
	*/
	requiredOption(flags, description, parseArg, defaultValue) {
		return this._optionEx({ mandatory: true }, flags, description, parseArg, defaultValue);
	}
	/**
	* Alter parsing of short flags with optional values.
	*
	* @example
	* // for `.option('-f,--flag [value]'):
	* program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
	* program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
	*
	* @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
	* @return {Command} `this` command for chaining
	*/
	combineFlagAndOptionalValue(combine = true) {
		this._combineFlagAndOptionalValue = !!combine;
		return this;
	}
	/**
	* Allow unknown options on the command line.
	*
	* @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
	* @return {Command} `this` command for chaining
	*/
	allowUnknownOption(allowUnknown = true) {
		this._allowUnknownOption = !!allowUnknown;
		return this;
	}
	/**
	* Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
	*
	* @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
	* @return {Command} `this` command for chaining
	*/
	allowExcessArguments(allowExcess = true) {
		this._allowExcessArguments = !!allowExcess;
		return this;
	}
	/**
	* Enable positional options. Positional means global options are specified before subcommands which lets
	* subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
	* The default behaviour is non-positional and global options may appear anywhere on the command line.
	*
	* @param {boolean} [positional]
	* @return {Command} `this` command for chaining
	*/
	enablePositionalOptions(positional = true) {
		this._enablePositionalOptions = !!positional;
		return this;
	}
	/**
	* Pass through options that come after command-arguments rather than treat them as command-options,
	* so actual command-options come before command-arguments. Turning this on for a subcommand requires
	* positional options to have been enabled on the program (parent commands).
	* The default behaviour is non-positional and options may appear before or after command-arguments.
	*
	* @param {boolean} [passThrough] for unknown options.
	* @return {Command} `this` command for chaining
	*/
	passThroughOptions(passThrough = true) {
		this._passThroughOptions = !!passThrough;
		this._checkForBrokenPassThrough();
		return this;
	}
	/**
	* @private
	*/
	_checkForBrokenPassThrough() {
		if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`);
	}
	/**
	* Whether to store option values as properties on command object,
	* or store separately (specify false). In both cases the option values can be accessed using .opts().
	*
	* @param {boolean} [storeAsProperties=true]
	* @return {Command} `this` command for chaining
	*/
	storeOptionsAsProperties(storeAsProperties = true) {
		if (this.options.length) throw new Error("call .storeOptionsAsProperties() before adding options");
		if (Object.keys(this._optionValues).length) throw new Error("call .storeOptionsAsProperties() before setting option values");
		this._storeOptionsAsProperties = !!storeAsProperties;
		return this;
	}
	/**
	* Retrieve option value.
	*
	* @param {string} key
	* @return {object} value
	*/
	getOptionValue(key) {
		if (this._storeOptionsAsProperties) return this[key];
		return this._optionValues[key];
	}
	/**
	* Store option value.
	*
	* @param {string} key
	* @param {object} value
	* @return {Command} `this` command for chaining
	*/
	setOptionValue(key, value) {
		return this.setOptionValueWithSource(key, value, void 0);
	}
	/**
	* Store option value and where the value came from.
	*
	* @param {string} key
	* @param {object} value
	* @param {string} source - expected values are default/config/env/cli/implied
	* @return {Command} `this` command for chaining
	*/
	setOptionValueWithSource(key, value, source) {
		if (this._storeOptionsAsProperties) this[key] = value;
		else this._optionValues[key] = value;
		this._optionValueSources[key] = source;
		return this;
	}
	/**
	* Get source of option value.
	* Expected values are default | config | env | cli | implied
	*
	* @param {string} key
	* @return {string}
	*/
	getOptionValueSource(key) {
		return this._optionValueSources[key];
	}
	/**
	* Get source of option value. See also .optsWithGlobals().
	* Expected values are default | config | env | cli | implied
	*
	* @param {string} key
	* @return {string}
	*/
	getOptionValueSourceWithGlobals(key) {
		let source;
		this._getCommandAndAncestors().forEach((cmd) => {
			if (Object.hasOwn(cmd._optionValueSources, key)) source = cmd.getOptionValueSource(key);
		});
		return source;
	}
	/**
	* Get user arguments from implied or explicit arguments.
	* Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
	*
	* @private
	*/
	_prepareUserArgs(argv, parseOptions) {
		if (argv !== void 0 && !Array.isArray(argv)) throw new Error("first parameter to parse must be array or undefined");
		parseOptions = parseOptions || {};
		if (argv === void 0 && parseOptions.from === void 0) {
			if (_process_default.versions?.electron) parseOptions.from = "electron";
			const execArgv = _process_default.execArgv ?? [];
			if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) parseOptions.from = "eval";
		}
		if (argv === void 0) argv = _process_default.argv;
		this.rawArgs = argv.slice();
		let userArgs;
		switch (parseOptions.from) {
			case void 0:
			case "node":
				this._scriptPath = argv[1];
				userArgs = argv.slice(2);
				break;
			case "electron":
				if (_process_default.defaultApp) {
					this._scriptPath = argv[1];
					userArgs = argv.slice(2);
				} else userArgs = argv.slice(1);
				break;
			case "user":
				userArgs = argv.slice(0);
				break;
			case "eval":
				userArgs = argv.slice(1);
				break;
			default: throw new Error(`unexpected parse option { from: '${parseOptions.from}' }`);
		}
		if (!this._name && this._scriptPath) this.nameFromFilename(this._scriptPath);
		this._name = this._name || "program";
		return userArgs;
	}
	/**
	* Parse `argv`, setting options and invoking commands when defined.
	*
	* Use parseAsync instead of parse if any of your action handlers are async.
	*
	* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
	*
	* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
	* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
	* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
	* - `'user'`: just user arguments
	*
	* @example
	* program.parse(); // parse process.argv and auto-detect electron and special node flags
	* program.parse(process.argv); // assume argv[0] is app and argv[1] is script
	* program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
	*
	* @param {string[]} [argv] - optional, defaults to process.argv
	* @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
	* @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
	* @return {Command} `this` command for chaining
	*/
	parse(argv, parseOptions) {
		this._prepareForParse();
		const userArgs = this._prepareUserArgs(argv, parseOptions);
		this._parseCommand([], userArgs);
		return this;
	}
	/**
	* Parse `argv`, setting options and invoking commands when defined.
	*
	* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
	*
	* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
	* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
	* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
	* - `'user'`: just user arguments
	*
	* @example
	* await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
	* await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
	* await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
	*
	* @param {string[]} [argv]
	* @param {object} [parseOptions]
	* @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
	* @return {Promise}
	*/
	async parseAsync(argv, parseOptions) {
		this._prepareForParse();
		const userArgs = this._prepareUserArgs(argv, parseOptions);
		await this._parseCommand([], userArgs);
		return this;
	}
	_prepareForParse() {
		if (this._savedState === null) {
			this.options.filter((option) => option.negate && option.defaultValue === void 0 && this.getOptionValue(option.attributeName()) === void 0).forEach((option) => {
				const positiveLongFlag = option.long.replace(/^--no-/, "--");
				if (!this._findOption(positiveLongFlag)) this.setOptionValueWithSource(option.attributeName(), true, "default");
			});
			this.saveStateBeforeParse();
		} else this.restoreStateBeforeParse();
	}
	/**
	* Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
	* Not usually called directly, but available for subclasses to save their custom state.
	*
	* This is called in a lazy way. Only commands used in parsing chain will have state saved.
	*/
	saveStateBeforeParse() {
		this._savedState = {
			_name: this._name,
			_optionValues: { ...this._optionValues },
			_optionValueSources: { ...this._optionValueSources }
		};
	}
	/**
	* Restore state before parse for calls after the first.
	* Not usually called directly, but available for subclasses to save their custom state.
	*
	* This is called in a lazy way. Only commands used in parsing chain will have state restored.
	*/
	restoreStateBeforeParse() {
		if (this._storeOptionsAsProperties) throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
		this._name = this._savedState._name;
		this._scriptPath = null;
		this.rawArgs = [];
		this._optionValues = { ...this._savedState._optionValues };
		this._optionValueSources = { ...this._savedState._optionValueSources };
		this.args = [];
		this.processedArgs = [];
	}
	/**
	* Throw if expected executable is missing. Add lots of help for author.
	*
	* @param {string} executableFile
	* @param {string} executableDir
	* @param {string} subcommandName
	*/
	_checkForMissingExecutable(executableFile, executableDir, subcommandName) {
		if (fs.existsSync(executableFile)) return;
		const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory"}`;
		throw new Error(executableMissing);
	}
	/**
	* Execute a sub-command executable.
	*
	* @private
	*/
	_executeSubCommand(subcommand, args) {
		args = args.slice();
		const sourceExt = [
			".js",
			".ts",
			".tsx",
			".mjs",
			".cjs"
		];
		function findFile(baseDir, baseName) {
			const localBin = path.resolve(baseDir, baseName);
			if (fs.existsSync(localBin)) return localBin;
			if (sourceExt.includes(path.extname(baseName))) return void 0;
			const foundExt = sourceExt.find((ext) => fs.existsSync(`${localBin}${ext}`));
			if (foundExt) return `${localBin}${foundExt}`;
		}
		this._checkForMissingMandatoryOptions();
		this._checkForConflictingOptions();
		let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
		let executableDir = this._executableDir || "";
		if (this._scriptPath) {
			let resolvedScriptPath;
			try {
				resolvedScriptPath = fs.realpathSync(this._scriptPath);
			} catch {
				resolvedScriptPath = this._scriptPath;
			}
			executableDir = path.resolve(path.dirname(resolvedScriptPath), executableDir);
		}
		if (executableDir) {
			let localFile = findFile(executableDir, executableFile);
			if (!localFile && !subcommand._executableFile && this._scriptPath) {
				const legacyName = path.basename(this._scriptPath, path.extname(this._scriptPath));
				if (legacyName !== this._name) localFile = findFile(executableDir, `${legacyName}-${subcommand._name}`);
			}
			executableFile = localFile || executableFile;
		}
		const launchWithNode = sourceExt.includes(path.extname(executableFile));
		let proc;
		if (_process_default.platform !== "win32") {
			if (launchWithNode) {
				args.unshift(executableFile);
				args = incrementNodeInspectorPort(_process_default.execArgv).concat(args);
				proc = childProcess.spawn(_process_default.argv[0], args, { stdio: "inherit" });
			} else proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
		} else {
			this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
			args.unshift(executableFile);
			args = incrementNodeInspectorPort(_process_default.execArgv).concat(args);
			proc = childProcess.spawn(_process_default.execPath, args, { stdio: "inherit" });
		}
		if (!proc.killed) [
			"SIGUSR1",
			"SIGUSR2",
			"SIGTERM",
			"SIGINT",
			"SIGHUP"
		].forEach((signal) => {
			_process_default.on(signal, () => {
				if (proc.killed === false && proc.exitCode === null) proc.kill(signal);
			});
		});
		const exitCallback = this._exitCallback;
		proc.on("close", (code) => {
			code = code ?? 1;
			if (!exitCallback) _process_default.exit(code);
			else exitCallback(new CommanderError(code, "commander.executeSubCommandAsync", "(close)"));
		});
		proc.on("error", (err) => {
			if (err.code === "ENOENT") this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
			else if (err.code === "EACCES") throw new Error(`'${executableFile}' not executable`);
			if (!exitCallback) _process_default.exit(1);
			else {
				const wrappedError = new CommanderError(1, "commander.executeSubCommandAsync", "(error)");
				wrappedError.nestedError = err;
				exitCallback(wrappedError);
			}
		});
		this.runningCommand = proc;
	}
	/**
	* @private
	*/
	_dispatchSubcommand(commandName, operands, unknown) {
		const subCommand = this._findCommand(commandName);
		if (!subCommand) this.help({ error: true });
		subCommand._prepareForParse();
		let promiseChain;
		promiseChain = this._chainOrCallSubCommandHook(promiseChain, subCommand, "preSubcommand");
		promiseChain = this._chainOrCall(promiseChain, () => {
			if (subCommand._executableHandler) this._executeSubCommand(subCommand, operands.concat(unknown));
			else return subCommand._parseCommand(operands, unknown);
		});
		return promiseChain;
	}
	/**
	* Invoke help directly if possible, or dispatch if necessary.
	* e.g. help foo
	*
	* @private
	*/
	_dispatchHelpCommand(subcommandName) {
		if (!subcommandName) this.help();
		const subCommand = this._findCommand(subcommandName);
		if (subCommand && !subCommand._executableHandler) subCommand.help();
		return this._dispatchSubcommand(subcommandName, [], [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]);
	}
	/**
	* Check this.args against expected this.registeredArguments.
	*
	* @private
	*/
	_checkNumberOfArguments() {
		this.registeredArguments.forEach((arg, i) => {
			if (arg.required && this.args[i] == null) this.missingArgument(arg.name());
		});
		if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) return;
		if (this.args.length > this.registeredArguments.length) this._excessArguments(this.args);
	}
	/**
	* Process this.args using this.registeredArguments and save as this.processedArgs!
	*
	* @private
	*/
	_processArguments() {
		const myParseArg = (argument, value, previous) => {
			let parsedValue = value;
			if (value !== null && argument.parseArg) {
				const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
				parsedValue = this._callParseArg(argument, value, previous, invalidValueMessage);
			}
			return parsedValue;
		};
		this._checkNumberOfArguments();
		const processedArgs = [];
		this.registeredArguments.forEach((declaredArg, index) => {
			let value = declaredArg.defaultValue;
			if (declaredArg.variadic) {
				if (index < this.args.length) {
					value = this.args.slice(index);
					if (declaredArg.parseArg) value = value.reduce((processed, v) => {
						return myParseArg(declaredArg, v, processed);
					}, declaredArg.defaultValue);
				} else if (value === void 0) value = [];
			} else if (index < this.args.length) {
				value = this.args[index];
				if (declaredArg.parseArg) value = myParseArg(declaredArg, value, declaredArg.defaultValue);
			}
			processedArgs[index] = value;
		});
		this.processedArgs = processedArgs;
	}
	/**
	* Once we have a promise we chain, but call synchronously until then.
	*
	* @param {(Promise|undefined)} promise
	* @param {Function} fn
	* @return {(Promise|undefined)}
	* @private
	*/
	_chainOrCall(promise, fn) {
		if (promise?.then && typeof promise.then === "function") return promise.then(() => fn());
		return fn();
	}
	/**
	*
	* @param {(Promise|undefined)} promise
	* @param {string} event
	* @return {(Promise|undefined)}
	* @private
	*/
	_chainOrCallHooks(promise, event) {
		let result = promise;
		const hooks = [];
		this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
			hookedCommand._lifeCycleHooks[event].forEach((callback) => {
				hooks.push({
					hookedCommand,
					callback
				});
			});
		});
		if (event === "postAction") hooks.reverse();
		hooks.forEach((hookDetail) => {
			result = this._chainOrCall(result, () => {
				return hookDetail.callback(hookDetail.hookedCommand, this);
			});
		});
		return result;
	}
	/**
	*
	* @param {(Promise|undefined)} promise
	* @param {Command} subCommand
	* @param {string} event
	* @return {(Promise|undefined)}
	* @private
	*/
	_chainOrCallSubCommandHook(promise, subCommand, event) {
		let result = promise;
		if (this._lifeCycleHooks[event] !== void 0) this._lifeCycleHooks[event].forEach((hook) => {
			result = this._chainOrCall(result, () => {
				return hook(this, subCommand);
			});
		});
		return result;
	}
	/**
	* Process arguments in context of this command.
	* Returns action result, in case it is a promise.
	*
	* @private
	*/
	_parseCommand(operands, unknown) {
		const parsed = this.parseOptions(unknown);
		this._parseOptionsEnv();
		this._parseOptionsImplied();
		operands = operands.concat(parsed.operands);
		unknown = parsed.unknown;
		this.args = operands.concat(unknown);
		if (operands && this._findCommand(operands[0])) return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
		if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) return this._dispatchHelpCommand(operands[1]);
		if (this._defaultCommandName) {
			this._outputHelpIfRequested(unknown);
			return this._dispatchSubcommand(this._defaultCommandName, operands, unknown);
		}
		if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) this.help({ error: true });
		this._outputHelpIfRequested(parsed.unknown);
		this._checkForMissingMandatoryOptions();
		this._checkForConflictingOptions();
		const checkForUnknownOptions = () => {
			if (parsed.unknown.length > 0) this.unknownOption(parsed.unknown[0]);
		};
		const commandEvent = `command:${this.name()}`;
		if (this._actionHandler) {
			checkForUnknownOptions();
			this._processArguments();
			let promiseChain;
			promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
			promiseChain = this._chainOrCall(promiseChain, () => this._actionHandler(this.processedArgs));
			if (this.parent) promiseChain = this._chainOrCall(promiseChain, () => {
				this.parent.emit(commandEvent, operands, unknown);
			});
			promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
			return promiseChain;
		}
		if (this.parent?.listenerCount(commandEvent)) {
			checkForUnknownOptions();
			this._processArguments();
			this.parent.emit(commandEvent, operands, unknown);
		} else if (operands.length) {
			if (this._findCommand("*")) return this._dispatchSubcommand("*", operands, unknown);
			if (this.listenerCount("command:*")) this.emit("command:*", operands, unknown);
			else if (this.commands.length) this.unknownCommand();
			else {
				checkForUnknownOptions();
				this._processArguments();
			}
		} else if (this.commands.length) {
			checkForUnknownOptions();
			this.help({ error: true });
		} else {
			checkForUnknownOptions();
			this._processArguments();
		}
	}
	/**
	* Find matching command.
	*
	* @private
	* @return {Command | undefined}
	*/
	_findCommand(name) {
		if (!name) return void 0;
		return this.commands.find((cmd) => cmd._name === name || cmd._aliases.includes(name));
	}
	/**
	* Return an option matching `arg` if any.
	*
	* @param {string} arg
	* @return {Option}
	* @package
	*/
	_findOption(arg) {
		return this.options.find((option) => option.is(arg));
	}
	/**
	* Display an error message if a mandatory option does not have a value.
	* Called after checking for help flags in leaf subcommand.
	*
	* @private
	*/
	_checkForMissingMandatoryOptions() {
		this._getCommandAndAncestors().forEach((cmd) => {
			cmd.options.forEach((anOption) => {
				if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) cmd.missingMandatoryOptionValue(anOption);
			});
		});
	}
	/**
	* Display an error message if conflicting options are used together in this.
	*
	* @private
	*/
	_checkForConflictingLocalOptions() {
		const definedNonDefaultOptions = this.options.filter((option) => {
			const optionKey = option.attributeName();
			if (this.getOptionValue(optionKey) === void 0) return false;
			return this.getOptionValueSource(optionKey) !== "default";
		});
		definedNonDefaultOptions.filter((option) => option.conflictsWith.length > 0).forEach((option) => {
			const conflictingAndDefined = definedNonDefaultOptions.find((defined) => option.conflictsWith.includes(defined.attributeName()));
			if (conflictingAndDefined) this._conflictingOption(option, conflictingAndDefined);
		});
	}
	/**
	* Display an error message if conflicting options are used together.
	* Called after checking for help flags in leaf subcommand.
	*
	* @private
	*/
	_checkForConflictingOptions() {
		this._getCommandAndAncestors().forEach((cmd) => {
			cmd._checkForConflictingLocalOptions();
		});
	}
	/**
	* Parse options from `argv` removing known options,
	* and return argv split into operands and unknown arguments.
	*
	* Side effects: modifies command by storing options. Does not reset state if called again.
	*
	* Examples:
	*
	*     argv => operands, unknown
	*     --known kkk op => [op], []
	*     op --known kkk => [op], []
	*     sub --unknown uuu op => [sub], [--unknown uuu op]
	*     sub -- --unknown uuu op => [sub --unknown uuu op], []
	*
	* @param {string[]} args
	* @return {{operands: string[], unknown: string[]}}
	*/
	parseOptions(args) {
		const operands = [];
		const unknown = [];
		let dest = operands;
		function maybeOption(arg) {
			return arg.length > 1 && arg[0] === "-";
		}
		const negativeNumberArg = (arg) => {
			if (!/^-(\d+|\d*\.\d+)([eE][+-]?\d+)?$/.test(arg)) return false;
			return !this._getCommandAndAncestors().some((cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short)));
		};
		let activeVariadicOption = null;
		let activeGroup = null;
		let i = 0;
		while (i < args.length || activeGroup) {
			const arg = activeGroup ?? args[i++];
			activeGroup = null;
			if (arg === "--") {
				if (dest === unknown) dest.push(arg);
				dest.push(...args.slice(i));
				break;
			}
			if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
				this.emit(`option:${activeVariadicOption.name()}`, arg);
				continue;
			}
			activeVariadicOption = null;
			if (maybeOption(arg)) {
				const option = this._findOption(arg);
				if (option) {
					if (option.required) {
						const value = args[i++];
						if (value === void 0) this.optionMissingArgument(option);
						this.emit(`option:${option.name()}`, value);
					} else if (option.optional) {
						let value = null;
						if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) value = args[i++];
						this.emit(`option:${option.name()}`, value);
					} else this.emit(`option:${option.name()}`);
					activeVariadicOption = option.variadic ? option : null;
					continue;
				}
			}
			if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
				const option = this._findOption(`-${arg[1]}`);
				if (option) {
					if (option.required || option.optional && this._combineFlagAndOptionalValue) this.emit(`option:${option.name()}`, arg.slice(2));
					else {
						this.emit(`option:${option.name()}`);
						activeGroup = `-${arg.slice(2)}`;
					}
					continue;
				}
			}
			if (/^--[^=]+=/.test(arg)) {
				const index = arg.indexOf("=");
				const option = this._findOption(arg.slice(0, index));
				if (option && (option.required || option.optional)) {
					this.emit(`option:${option.name()}`, arg.slice(index + 1));
					continue;
				}
			}
			if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) dest = unknown;
			if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
				if (this._findCommand(arg)) {
					operands.push(arg);
					unknown.push(...args.slice(i));
					break;
				} else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
					operands.push(arg, ...args.slice(i));
					break;
				} else if (this._defaultCommandName) {
					unknown.push(arg, ...args.slice(i));
					break;
				}
			}
			if (this._passThroughOptions) {
				dest.push(arg, ...args.slice(i));
				break;
			}
			dest.push(arg);
		}
		return {
			operands,
			unknown
		};
	}
	/**
	* Return an object containing local option values as key-value pairs.
	*
	* @return {object}
	*/
	opts() {
		if (this._storeOptionsAsProperties) {
			const result = {};
			const len = this.options.length;
			for (let i = 0; i < len; i++) {
				const key = this.options[i].attributeName();
				result[key] = key === this._versionOptionName ? this._version : this[key];
			}
			return result;
		}
		return this._optionValues;
	}
	/**
	* Return an object containing merged local and global option values as key-value pairs.
	*
	* @return {object}
	*/
	optsWithGlobals() {
		return this._getCommandAndAncestors().reduce((combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()), {});
	}
	/**
	* Display error message and exit (or call exitOverride).
	*
	* @param {string} message
	* @param {object} [errorOptions]
	* @param {string} [errorOptions.code] - an id string representing the error
	* @param {number} [errorOptions.exitCode] - used with process.exit
	*/
	error(message, errorOptions) {
		this._outputConfiguration.outputError(`${message}\n`, this._outputConfiguration.writeErr);
		if (typeof this._showHelpAfterError === "string") this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
		else if (this._showHelpAfterError) {
			this._outputConfiguration.writeErr("\n");
			this.outputHelp({ error: true });
		}
		const config = errorOptions || {};
		const exitCode = config.exitCode || 1;
		const code = config.code || "commander.error";
		this._exit(exitCode, code, message);
	}
	/**
	* Apply any option related environment variables, if option does
	* not have a value from cli or client code.
	*
	* @private
	*/
	_parseOptionsEnv() {
		this.options.forEach((option) => {
			if (option.envVar && option.envVar in _process_default.env) {
				const optionKey = option.attributeName();
				if (this.getOptionValue(optionKey) === void 0 || [
					"default",
					"config",
					"env"
				].includes(this.getOptionValueSource(optionKey))) {
					if (option.required || option.optional) this.emit(`optionEnv:${option.name()}`, _process_default.env[option.envVar]);
					else this.emit(`optionEnv:${option.name()}`);
				}
			}
		});
	}
	/**
	* Apply any implied option values, if option is undefined or default value.
	*
	* @private
	*/
	_parseOptionsImplied() {
		const dualHelper = new DualOptions(this.options);
		const hasCustomOptionValue = (optionKey) => {
			return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
		};
		this.options.filter((option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(this.getOptionValue(option.attributeName()), option)).forEach((option) => {
			Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
				this.setOptionValueWithSource(impliedKey, option.implied[impliedKey], "implied");
			});
		});
	}
	/**
	* Argument `name` is missing.
	*
	* @param {string} name
	* @private
	*/
	missingArgument(name) {
		const message = `error: missing required argument '${name}'`;
		this.error(message, { code: "commander.missingArgument" });
	}
	/**
	* `Option` is missing an argument.
	*
	* @param {Option} option
	* @private
	*/
	optionMissingArgument(option) {
		const message = `error: option '${option.flags}' argument missing`;
		this.error(message, { code: "commander.optionMissingArgument" });
	}
	/**
	* `Option` does not have a value, and is a mandatory option.
	*
	* @param {Option} option
	* @private
	*/
	missingMandatoryOptionValue(option) {
		const message = `error: required option '${option.flags}' not specified`;
		this.error(message, { code: "commander.missingMandatoryOptionValue" });
	}
	/**
	* `Option` conflicts with another option.
	*
	* @param {Option} option
	* @param {Option} conflictingOption
	* @private
	*/
	_conflictingOption(option, conflictingOption) {
		const findBestOptionFromValue = (option) => {
			const optionKey = option.attributeName();
			const optionValue = this.getOptionValue(optionKey);
			const negativeOption = this.options.find((target) => target.negate && optionKey === target.attributeName());
			const positiveOption = this.options.find((target) => !target.negate && optionKey === target.attributeName());
			if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) return negativeOption;
			return positiveOption || option;
		};
		const getErrorMessage = (option) => {
			const bestOption = findBestOptionFromValue(option);
			const optionKey = bestOption.attributeName();
			if (this.getOptionValueSource(optionKey) === "env") return `environment variable '${bestOption.envVar}'`;
			return `option '${bestOption.flags}'`;
		};
		const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
		this.error(message, { code: "commander.conflictingOption" });
	}
	/**
	* Unknown option `flag`.
	*
	* @param {string} flag
	* @private
	*/
	unknownOption(flag) {
		if (this._allowUnknownOption) return;
		let suggestion = "";
		if (flag.startsWith("--") && this._showSuggestionAfterError) {
			let candidateFlags = [];
			let command = this;
			do {
				const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
				candidateFlags = candidateFlags.concat(moreFlags);
				command = command.parent;
			} while (command && !command._enablePositionalOptions);
			suggestion = suggestSimilar(flag, candidateFlags);
		}
		const message = `error: unknown option '${flag}'${suggestion}`;
		this.error(message, { code: "commander.unknownOption" });
	}
	/**
	* Excess arguments, more than expected.
	*
	* @param {string[]} receivedArgs
	* @private
	*/
	_excessArguments(receivedArgs) {
		if (this._allowExcessArguments) return;
		const expected = this.registeredArguments.length;
		const s = expected === 1 ? "" : "s";
		const received = receivedArgs.length;
		const message = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${received}: ${receivedArgs.join(", ")}.`;
		this.error(message, { code: "commander.excessArguments" });
	}
	/**
	* Unknown command.
	*
	* @private
	*/
	unknownCommand() {
		const unknownName = this.args[0];
		let suggestion = "";
		if (this._showSuggestionAfterError) {
			const candidateNames = [];
			this.createHelp().visibleCommands(this).forEach((command) => {
				candidateNames.push(command.name());
				if (command.alias()) candidateNames.push(command.alias());
			});
			suggestion = suggestSimilar(unknownName, candidateNames);
		}
		const message = `error: unknown command '${unknownName}'${suggestion}`;
		this.error(message, { code: "commander.unknownCommand" });
	}
	/**
	* Get or set the program version.
	*
	* This method auto-registers the "-V, --version" option which will print the version number.
	*
	* You can optionally supply the flags and description to override the defaults.
	*
	* @param {string} [str]
	* @param {string} [flags]
	* @param {string} [description]
	* @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
	*/
	version(str, flags, description) {
		if (str === void 0) return this._version;
		this._version = str;
		flags = flags || "-V, --version";
		description = description || "output the version number";
		const versionOption = this.createOption(flags, description);
		this._versionOptionName = versionOption.attributeName();
		this._registerOption(versionOption);
		this.on("option:" + versionOption.name(), () => {
			this._outputConfiguration.writeOut(`${str}\n`);
			this._exit(0, "commander.version", str);
		});
		return this;
	}
	/**
	* Set the description.
	*
	* @param {string} [str]
	* @param {object} [argsDescription]
	* @return {(string|Command)}
	*/
	description(str, argsDescription) {
		if (str === void 0 && argsDescription === void 0) return this._description;
		this._description = str;
		if (argsDescription) this._argsDescription = argsDescription;
		return this;
	}
	/**
	* Set the summary. Used when listed as subcommand of parent.
	*
	* @param {string} [str]
	* @return {(string|Command)}
	*/
	summary(str) {
		if (str === void 0) return this._summary;
		this._summary = str;
		return this;
	}
	/**
	* Set an alias for the command.
	*
	* You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
	*
	* @param {string} [alias]
	* @return {(string|Command)}
	*/
	alias(alias) {
		if (alias === void 0) return this._aliases[0];
		/** @type {Command} */
		let command = this;
		if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) command = this.commands[this.commands.length - 1];
		if (alias === command._name) throw new Error("Command alias can't be the same as its name");
		const matchingCommand = this.parent?._findCommand(alias);
		if (matchingCommand) {
			const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
			throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`);
		}
		command._aliases.push(alias);
		return this;
	}
	/**
	* Set aliases for the command.
	*
	* Only the first alias is shown in the auto-generated help.
	*
	* @param {string[]} [aliases]
	* @return {(string[]|Command)}
	*/
	aliases(aliases) {
		if (aliases === void 0) return this._aliases;
		aliases.forEach((alias) => this.alias(alias));
		return this;
	}
	/**
	* Set / get the command usage `str`.
	*
	* @param {string} [str]
	* @return {(string|Command)}
	*/
	usage(str) {
		if (str === void 0) {
			if (this._usage) return this._usage;
			const args = this.registeredArguments.map((arg) => {
				return humanReadableArgName(arg);
			});
			return [].concat(this.options.length || this._helpOption !== null ? "[options]" : [], this.commands.length ? "[command]" : [], this.registeredArguments.length ? args : []).join(" ");
		}
		this._usage = str;
		return this;
	}
	/**
	* Get or set the name of the command.
	*
	* @param {string} [str]
	* @return {(string|Command)}
	*/
	name(str) {
		if (str === void 0) return this._name;
		this._name = str;
		return this;
	}
	/**
	* Set/get the help group heading for this subcommand in parent command's help.
	*
	* @param {string} [heading]
	* @return {Command | string}
	*/
	helpGroup(heading) {
		if (heading === void 0) return this._helpGroupHeading ?? "";
		this._helpGroupHeading = heading;
		return this;
	}
	/**
	* Set/get the default help group heading for subcommands added to this command.
	* (This does not override a group set directly on the subcommand using .helpGroup().)
	*
	* @example
	* program.commandsGroup('Development Commands:');
	* program.command('watch')...
	* program.command('lint')...
	* ...
	*
	* @param {string} [heading]
	* @returns {Command | string}
	*/
	commandsGroup(heading) {
		if (heading === void 0) return this._defaultCommandGroup ?? "";
		this._defaultCommandGroup = heading;
		return this;
	}
	/**
	* Set/get the default help group heading for options added to this command.
	* (This does not override a group set directly on the option using .helpGroup().)
	*
	* @example
	* program
	*   .optionsGroup('Development Options:')
	*   .option('-d, --debug', 'output extra debugging')
	*   .option('-p, --profile', 'output profiling information')
	*
	* @param {string} [heading]
	* @returns {Command | string}
	*/
	optionsGroup(heading) {
		if (heading === void 0) return this._defaultOptionGroup ?? "";
		this._defaultOptionGroup = heading;
		return this;
	}
	/**
	* @param {Option} option
	* @private
	*/
	_initOptionGroup(option) {
		if (this._defaultOptionGroup && !option.helpGroupHeading) option.helpGroup(this._defaultOptionGroup);
	}
	/**
	* @param {Command} cmd
	* @private
	*/
	_initCommandGroup(cmd) {
		if (this._defaultCommandGroup && !cmd.helpGroup()) cmd.helpGroup(this._defaultCommandGroup);
	}
	/**
	* Set the name of the command from script filename, such as process.argv[1],
	* or import.meta.filename.
	*
	* (Used internally and public although not documented in README.)
	*
	* @example
	* program.nameFromFilename(import.meta.filename);
	*
	* @param {string} filename
	* @return {Command}
	*/
	nameFromFilename(filename) {
		this._name = path.basename(filename, path.extname(filename));
		return this;
	}
	/**
	* Get or set the directory for searching for executable subcommands of this command.
	*
	* @example
	* program.executableDir(import.meta.dirname);
	* // or
	* program.executableDir('subcommands');
	*
	* @param {string} [path]
	* @return {(string|null|Command)}
	*/
	executableDir(path) {
		if (path === void 0) return this._executableDir;
		this._executableDir = path;
		return this;
	}
	/**
	* Return program help documentation.
	*
	* @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
	* @return {string}
	*/
	helpInformation(contextOptions) {
		const helper = this.createHelp();
		const context = this._getOutputContext(contextOptions);
		helper.prepareContext({
			error: context.error,
			helpWidth: context.helpWidth,
			outputHasColors: context.hasColors
		});
		const text = helper.formatHelp(this, helper);
		if (context.hasColors) return text;
		return this._outputConfiguration.stripColor(text);
	}
	/**
	* @typedef HelpContext
	* @type {object}
	* @property {boolean} error
	* @property {number} helpWidth
	* @property {boolean} hasColors
	* @property {function} write - includes stripColor if needed
	*
	* @returns {HelpContext}
	* @private
	*/
	_getOutputContext(contextOptions) {
		contextOptions = contextOptions || {};
		const error = !!contextOptions.error;
		let baseWrite;
		let hasColors;
		let helpWidth;
		if (error) {
			baseWrite = (str) => this._outputConfiguration.writeErr(str);
			hasColors = this._outputConfiguration.getErrHasColors();
			helpWidth = this._outputConfiguration.getErrHelpWidth();
		} else {
			baseWrite = (str) => this._outputConfiguration.writeOut(str);
			hasColors = this._outputConfiguration.getOutHasColors();
			helpWidth = this._outputConfiguration.getOutHelpWidth();
		}
		const write = (str) => {
			if (!hasColors) str = this._outputConfiguration.stripColor(str);
			return baseWrite(str);
		};
		return {
			error,
			write,
			hasColors,
			helpWidth
		};
	}
	/**
	* Output help information for this command.
	*
	* Outputs built-in help, and custom text added using `.addHelpText()`.
	*
	* @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
	*/
	outputHelp(contextOptions) {
		let deprecatedCallback;
		if (typeof contextOptions === "function") {
			deprecatedCallback = contextOptions;
			contextOptions = void 0;
		}
		const outputContext = this._getOutputContext(contextOptions);
		/** @type {HelpTextEventContext} */
		const eventContext = {
			error: outputContext.error,
			write: outputContext.write,
			command: this
		};
		this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
		this.emit("beforeHelp", eventContext);
		let helpInformation = this.helpInformation({ error: outputContext.error });
		if (deprecatedCallback) {
			helpInformation = deprecatedCallback(helpInformation);
			if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) throw new Error("outputHelp callback must return a string or a Buffer");
		}
		outputContext.write(helpInformation);
		if (this._getHelpOption()?.long) this.emit(this._getHelpOption().long);
		this.emit("afterHelp", eventContext);
		this._getCommandAndAncestors().forEach((command) => command.emit("afterAllHelp", eventContext));
	}
	/**
	* You can pass in flags and a description to customise the built-in help option.
	* Pass in false to disable the built-in help option.
	*
	* @example
	* program.helpOption('-?, --help', 'show help'); // customise
	* program.helpOption(false); // disable
	*
	* @param {(string | boolean)} flags
	* @param {string} [description]
	* @return {Command} `this` command for chaining
	*/
	helpOption(flags, description) {
		if (typeof flags === "boolean") {
			if (flags) {
				if (this._helpOption === null) this._helpOption = void 0;
				if (this._defaultOptionGroup) this._initOptionGroup(this._getHelpOption());
			} else this._helpOption = null;
			return this;
		}
		this._helpOption = this.createOption(flags ?? "-h, --help", description ?? "display help for command");
		if (flags || description) this._initOptionGroup(this._helpOption);
		return this;
	}
	/**
	* Lazy create help option.
	* Returns null if has been disabled with .helpOption(false).
	*
	* @returns {(Option | null)} the help option
	* @package
	*/
	_getHelpOption() {
		if (this._helpOption === void 0) this.helpOption(void 0, void 0);
		return this._helpOption;
	}
	/**
	* Supply your own option to use for the built-in help option.
	* This is an alternative to using helpOption() to customise the flags and description etc.
	*
	* @param {Option} option
	* @return {Command} `this` command for chaining
	*/
	addHelpOption(option) {
		this._helpOption = option;
		this._initOptionGroup(option);
		return this;
	}
	/**
	* Output help information and exit.
	*
	* Outputs built-in help, and custom text added using `.addHelpText()`.
	*
	* @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
	*/
	help(contextOptions) {
		this.outputHelp(contextOptions);
		let exitCode = Number(_process_default.exitCode ?? 0);
		if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) exitCode = 1;
		this._exit(exitCode, "commander.help", "(outputHelp)");
	}
	/**
	* // Do a little typing to coordinate emit and listener for the help text events.
	* @typedef HelpTextEventContext
	* @type {object}
	* @property {boolean} error
	* @property {Command} command
	* @property {function} write
	*/
	/**
	* Add additional text to be displayed with the built-in help.
	*
	* Position is 'before' or 'after' to affect just this command,
	* and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
	*
	* @param {string} position - before or after built-in help
	* @param {(string | Function)} text - string to add, or a function returning a string
	* @return {Command} `this` command for chaining
	*/
	addHelpText(position, text) {
		const allowedValues = [
			"beforeAll",
			"before",
			"after",
			"afterAll"
		];
		if (!allowedValues.includes(position)) throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
		const helpEvent = `${position}Help`;
		this.on(helpEvent, (context) => {
			let helpStr;
			if (typeof text === "function") helpStr = text({
				error: context.error,
				command: context.command
			});
			else helpStr = text;
			if (helpStr) context.write(`${helpStr}\n`);
		});
		return this;
	}
	/**
	* Output help information if help flags specified
	*
	* @param {Array} args - array of options to search for help flags
	* @private
	*/
	_outputHelpIfRequested(args) {
		const helpOption = this._getHelpOption();
		if (helpOption && args.find((arg) => helpOption.is(arg))) {
			this.outputHelp();
			this._exit(0, "commander.helpDisplayed", "(outputHelp)");
		}
	}
};
/**
* Scan arguments and increment port number for inspect calls (to avoid conflicts when spawning new command).
*
* @param {string[]} args - array of arguments from node.execArgv
* @returns {string[]}
* @private
*/
function incrementNodeInspectorPort(args) {
	return args.map((arg) => {
		if (!arg.startsWith("--inspect")) return arg;
		let debugOption;
		let debugHost = "127.0.0.1";
		let debugPort = "9229";
		let match;
		if ((match = arg.match(/^(--inspect(-brk|-wait)?)$/)) !== null) debugOption = match[1];
		else if ((match = arg.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+)$/)) !== null) {
			debugOption = match[1];
			if (/^\d+$/.test(match[3])) debugPort = match[3];
			else debugHost = match[3];
		} else if ((match = arg.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+):(\d+)$/)) !== null) {
			debugOption = match[1];
			debugHost = match[3];
			debugPort = match[4];
		}
		if (debugOption && debugPort !== "0") return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
		return arg;
	});
}
/**
* Exported for using from tests, not otherwise used outside this file.
*
* @returns {boolean | undefined}
* @package
*/
function useColor() {
	if (_process_default.env.NO_COLOR || _process_default.env.FORCE_COLOR === "0" || _process_default.env.FORCE_COLOR === "false") return false;
	if (_process_default.env.FORCE_COLOR || _process_default.env.CLICOLOR_FORCE !== void 0) return true;
}
new Command();
// src/cli/complete.ts
/** Flags every command has; `value` tells the ones that are followed by a word. */
const GLOBAL_FLAGS = [
	{
		name: "--cwd",
		value: true,
		description: "work as if started in this directory"
	},
	{
		name: "--no-color",
		value: false,
		description: "no colours"
	},
	{
		name: "--help",
		value: false,
		description: "show help"
	}
];
const NONE = {
	kind: "words",
	candidates: []
};
const OPEN = STATES.filter((state) => state !== "closed");
/** From which states an operation can go anywhere; the others are not proposed. */
const STATES_WANTED = {
	ticket_ready: ["intake"],
	ticket_queue: ["ready"],
	ticket_unqueue: ["queued"],
	ticket_start: ["ready", "queued"],
	ticket_finish: ["inprogress"],
	ticket_return: [
		"ready",
		"queued",
		"inprogress"
	],
	ticket_reopen: ["done", "closed"],
	ticket_close: OPEN,
	ticket_defer: OPEN,
	ticket_attend: OPEN
};
/**
* What may stand at the cursor. `words` are those behind `yoi` up to the cursor, the last one (perhaps empty) being the
* word at the cursor. Pure: ids are looked up by the caller.
*/
function decideCompletion(words, specs, shell) {
	const joined = shell === "bash" ? joinAtEquals(words) : [...words];
	const current = joined.at(-1) ?? "";
	const place = walk(joined.slice(0, -1), specs);
	const assigned = /^(--[a-z-]+)=(.*)$/s.exec(current);
	if (assigned !== null && !place.onlyPositionals) {
		const [, name = "", typed = ""] = assigned;
		return {
			wanted: wantedForFlag(name, place.spec),
			typed,
			prefix: shell === "bash" ? "" : `${name}=`
		};
	}
	if (place.flag !== void 0) return {
		wanted: wantedForFlag(place.flag, place.spec),
		typed: current,
		prefix: ""
	};
	if (current.startsWith("-") && !place.onlyPositionals) return {
		wanted: {
			kind: "words",
			candidates: flagCandidates(place.spec)
		},
		typed: current,
		prefix: ""
	};
	return {
		wanted: wantedByPosition(place, specs),
		typed: current,
		prefix: ""
	};
}
function joinAtEquals(words) {
	const joined = [];
	for (let i = 0; i < words.length; i++) {
		const word = words[i] ?? "";
		const last = joined.at(-1);
		if (word === "=" && last?.startsWith("--") === true) {
			joined[joined.length - 1] = `${last}=${words[i + 1] ?? ""}`;
			i++;
		} else joined.push(word);
	}
	return joined;
}
function walk(words, specs) {
	let path = [];
	let spec;
	let given = 0;
	for (let i = 0; i < words.length; i++) {
		const word = words[i] ?? "";
		if (word === "--") return {
			path,
			spec,
			given: given + words.length - i - 1,
			onlyPositionals: true
		};
		if (word.startsWith("-") && word !== "-") {
			if (!takesValue(word, spec)) continue;
			if (i === words.length - 1) return {
				path,
				spec,
				given,
				flag: word,
				onlyPositionals: false
			};
			i++;
		} else if (spec === void 0) {
			path = [...path, word];
			spec = specs.find((one) => one.path.join(" ") === path.join(" "));
		} else given++;
	}
	return {
		path,
		spec,
		given,
		onlyPositionals: false
	};
}
function takesValue(word, spec) {
	if (word.includes("=")) return false;
	if (GLOBAL_FLAGS.some((flag) => flag.name === word && flag.value)) return true;
	const flag = spec?.inputs().flags.find((one) => one.name === word);
	return flag !== void 0 && flag.kind !== "switch" && flag.kind !== "optional-text";
}
function wantedForFlag(name, spec) {
	if (name === "--cwd") return { kind: "files" };
	const flag = spec?.inputs().flags.find((one) => one.name === name);
	return flag === void 0 ? NONE : wantedValue(flag, spec);
}
function flagCandidates(spec) {
	return [...spec?.inputs().flags ?? [], ...GLOBAL_FLAGS].map(({ name, description }) => ({
		value: name,
		description
	}));
}
function wantedByPosition(place, specs) {
	const { path, spec, given } = place;
	if (spec !== void 0) {
		const { positionals } = spec.inputs();
		const last = positionals.at(-1);
		const at = positionals[given] ?? (last?.variadic === true ? last : void 0);
		return at === void 0 ? NONE : wantedValue(at, spec);
	}
	const next = /* @__PURE__ */ new Map();
	for (const one of specs) {
		const word = one.path[path.length];
		if (word === void 0 || path.some((step, i) => one.path[i] !== step)) continue;
		const leaf = one.path.length === path.length + 1;
		if (!next.has(word)) next.set(word, {
			value: word,
			description: leaf ? one.summary : `${word} commands`
		});
	}
	return {
		kind: "words",
		candidates: [...next.values()]
	};
}
function wantedValue(flag, spec) {
	if (flag.choices.length > 0) return {
		kind: "words",
		candidates: flag.choices.map((value) => ({
			value,
			description: ""
		}))
	};
	if (flag.hint === "file") return { kind: "files" };
	if (flag.key === "objective") return { kind: "objectives" };
	if (flag.key === "code") return {
		kind: "words",
		candidates: Object.entries(codes).map(([value, info]) => ({
			value,
			description: info.title
		}))
	};
	if (flag.hint !== "id") return NONE;
	return {
		kind: "tickets",
		states: (flag.key === "ticket" ? STATES_WANTED[spec?.operation?.name ?? ""] : void 0) ?? STATES
	};
}
// src/cli/usage.ts
/** Nothing on the command line has a place in a file. */
const NOWHERE = { path: "" };
/**
* What commander says about a command line, as a finding with the nearest right word. Help and version are no faults
* and are given back as they are.
*/
function explainUsage(error, command) {
	const name = nameOf(command);
	const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
	switch (error.code) {
		case "commander.unknownCommand": return failure("usage/unknown-command", NOWHERE, {
			name: quoted,
			suggestion: suggestCommand(quoted, command)
		});
		case "commander.unknownOption": return failure("usage/unknown-flag", NOWHERE, {
			command: name,
			flag: quoted,
			suggestion: suggestFlag(quoted, command)
		});
		case "commander.missingArgument": return failure("usage/missing-value", NOWHERE, {
			command: name,
			name: quoted
		});
		case "commander.optionMissingArgument": return failure("usage/missing-value", NOWHERE, {
			command: name,
			name: `a value for ${longName(quoted)}`
		});
		case "commander.excessArguments": return failure("usage/too-many-values", NOWHERE, {
			command: name,
			expected: command.registeredArguments.length
		});
		default: return error;
	}
}
/** `yoi ticket list`. */
function nameOf(command) {
	return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}
function suggestCommand(word, command) {
	const name = nameOf(command);
	const near = nearest(word, namesIn(command));
	if (near !== void 0) return `run \`${name} ${near}\``;
	for (const group of command.commands) {
		const inside = nearest(word, namesIn(group));
		if (inside !== void 0) return `run \`${name} ${group.name()} ${inside}\``;
	}
	return `see \`${name} --help\``;
}
function namesIn(command) {
	return command.commands.map((child) => child.name());
}
function suggestFlag(flag, command) {
	if (/^-(?:[^-]|$)|\s/.test(flag)) return "write -- before a value that begins with a dash";
	const known = [];
	for (let at = command; at !== null; at = at.parent) known.push(...at.options.flatMap((option) => option.long ?? []));
	const near = nearest(flag.slice(2), known.map((long) => long.slice(2)));
	return near === void 0 ? `see \`${nameOf(command)} --help\`` : `write --${near}`;
}
/** `--limit` of `--limit <n>`. */
function longName(flags) {
	return /--[a-z-]+/.exec(flags)?.[0] ?? flags;
}
// src/cli/program.ts
/** What the groups of commands are about. */
const GROUPS = {
	ticket: "create, read and move tickets",
	objective: "medium-term goals that tickets serve",
	plan: "decisions about order and capacity",
	config: "the workspace configuration"
};
/**
* The command line, made from the commands' specifications. Only what `args` may be about gets its flags: making those
* of all commands takes longer than most commands do. Faults of usage are thrown as `YoiError`; help and version end
* in a `CommanderError` with exit code 0.
*/
function buildProgram(specs, args, { handle, terminal }) {
	const program = new Command("yoi");
	const helpWidth = 100;
	program.description("Tickets as Markdown in git: a state machine held by hooks, worked on by people and agents.").version(version, "-V, --version", "print the version").option("--cwd <dir>", GLOBAL_FLAGS[0].description).option("--no-color", GLOBAL_FLAGS[1].description).addHelpText("after", "\nExamples:\n  $ yoi ticket create \"Support dark mode\"\n  $ yoi ticket list --state ready");
	for (const spec of specs) {
		const command = childAt(program, spec.path);
		command.summary(spec.summary);
		if (!spec.path.every((word) => args.includes(word))) continue;
		const inputs = spec.inputs();
		describe$1(command, spec, inputs);
		command.action(async (...given) => {
			const raw = rawInput(inputs, given.slice(0, inputs.positionals.length), command.opts());
			const cwd = program.opts()["cwd"];
			await handle(spec, raw, typeof cwd === "string" ? { cwd } : {});
		});
	}
	for (const command of allCommands(program)) {
		command.helpOption("-h, --help", GLOBAL_FLAGS[2].description).configureHelp({
			showGlobalOptions: true,
			helpWidth
		}).configureOutput({
			writeOut: terminal.out,
			writeErr: terminal.note,
			outputError: () => void 0
		}).showSuggestionAfterError(false).exitOverride((error) => {
			throw explainUsage(error, command);
		});
		if (command.commands.length > 0) command.helpCommand(false);
	}
	return program;
}
/**
* The exit code where an error is only commander's way to say that help or the version was printed: 0 when it was
* asked for, 2 when a command was left out. Undefined for every other error.
*/
function helpExitCode(error) {
	if (!(error instanceof CommanderError)) return void 0;
	if (error.exitCode === 0) return 0;
	return error.code === "commander.help" ? 2 : void 0;
}
function allCommands(command) {
	return [command, ...command.commands.flatMap(allCommands)];
}
function childAt(program, path) {
	let at = program;
	for (const name of path) {
		let next = at.commands.find((child) => child.name() === name);
		if (next === void 0) {
			next = at.command(name);
			const about = GROUPS[name];
			if (about !== void 0) next.description(about);
		}
		at = next;
	}
	return at;
}
function describe$1(command, spec, { positionals, flags }) {
	command.description(spec.description);
	for (const { key, hint, required, variadic, description, choices } of positionals) {
		const name = `${hint === "id" || hint === "text" ? key : hint}${variadic ? "..." : ""}`;
		command.argument(required ? `<${name}>` : `[${name}]`, withChoices(description, choices));
	}
	for (const flag of flags) command.addOption(optionOf(flag));
	const examples = spec.examples.map((example) => `  $ ${example}`).join("\n");
	if (examples !== "") command.addHelpText("after", `\nExamples:\n${examples}`);
}
function optionOf(flag) {
	const values = {
		switch: "",
		"optional-text": ` [${flag.hint}]`
	}[flag.kind] ?? ` <${flag.hint}>`;
	const repeated = flag.kind === "list" ? " (repeatable)" : "";
	const option = new Option(`${flag.name}${values}`, `${withChoices(flag.description, flag.choices)}${repeated}`);
	if (flag.kind !== "list") return option;
	return option.argParser((value, before) => [...before ?? [], ...value.split(",").filter((part) => part !== "")]);
}
function withChoices(description, choices) {
	return choices.length === 0 ? description : `${description}${description === "" ? "" : ": "}${choices.join(", ")}`;
}
/** Values by input key; commander gives options by their camel-case name. */
function rawInput(inputs, given, options) {
	const raw = {};
	const take = (key, value) => {
		if (typeof value === "string" || typeof value === "boolean") raw[key] = value;
		else if (Array.isArray(value) && value.length > 0) raw[key] = value.map(String);
	};
	for (const [index, { key }] of inputs.positionals.entries()) take(key, given[index]);
	for (const { key, name } of inputs.flags) if (!name.startsWith("--no-")) take(key, options[camelCase(name.slice(2))]);
	else if (options[camelCase(name.slice(5))] === false) take(key, true);
	return raw;
}
function camelCase(name) {
	return name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
// src/cli/flags.ts
/** The flags of an operation, from its input schema, in the order of the schema's keys. */
function flagsOf(input) {
	const schema = toJSONSchema(input, {
		io: "input",
		unrepresentable: "any"
	});
	return Object.entries(schema.properties ?? {}).map(([key, written]) => {
		const shape = withoutNull(written);
		const kind = kindOf(shape);
		const choices = choicesOf(kind === "list" ? shape.items ?? {} : shape);
		return {
			key,
			name: `--${kebab(key)}`,
			kind,
			description: written.description ?? shape.description ?? "",
			choices,
			required: schema.required?.includes(key) === true,
			hint: kind === "number" ? "n" : choices.length > 0 ? singular(key) : hintFor(key)
		};
	});
}
/** `queued_by` and `queuedBy` as `queued-by`. */
function kebab(key) {
	return key.replaceAll(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
}
function withoutNull(shape) {
	const others = shape.anyOf?.filter((one) => one.type !== "null") ?? [];
	const [only] = others;
	if (only === void 0) return shape;
	return others.length === 1 ? withoutNull(only) : {
		...shape,
		anyOf: others
	};
}
function kindOf(shape) {
	const types = typesOf(shape);
	if (types.includes("array")) return "list";
	if (types.includes("boolean")) return types.includes("string") ? "optional-text" : "switch";
	return types.includes("integer") || types.includes("number") ? "number" : "text";
}
function typesOf(shape) {
	if (shape.anyOf !== void 0) return shape.anyOf.flatMap(typesOf);
	return typeof shape.type === "string" ? [shape.type] : shape.type ?? [];
}
function choicesOf(shape) {
	if (typesOf(shape).includes("boolean")) return [];
	return (shape.enum ?? []).filter((value) => typeof value === "string");
}
function hintFor(key) {
	if (/date|until/.test(key)) return "date";
	if (/^(?:ticket|target|related|objective)/.test(key)) return "id";
	return key === "files" || key === "file" ? "file" : "text";
}
function singular(key) {
	return kebab(key.replace(/s$/, ""));
}
// src/cli/command-spec.ts
/** What `--commit`, `--push` and `--pr` do, on every command that changes records. */
const COMMIT_FLAGS = [
	switchFlag("commit", "commit exactly the files that changed"),
	switchFlag("push", "commit and push the branch"),
	switchFlag("pr", "commit on a branch of its own and push it, for a pull request")
];
const JSON_FLAG = switchFlag("json", "print one JSON value and nothing else");
/** A flag without a value. */
function switchFlag(name, description) {
	return {
		key: name,
		name: `--${name}`,
		kind: "switch",
		description,
		choices: [],
		required: false,
		hint: ""
	};
}
/** The command of an operation: its input keys by position where its shape says so, the others as flags. */
function specOf(operation) {
	const { summary, description, command } = operation;
	const { path, examples } = command;
	return {
		path,
		summary,
		description,
		examples,
		inputs: () => inputsOf(operation),
		operation
	};
}
function inputsOf(operation) {
	const { positional } = operation.command;
	const keys = new Map(flagsOf(operation.input).map((flag) => [flag.key, flag]));
	const positionals = positional.map((written) => {
		const variadic = written.endsWith("...");
		const key = variadic ? written.slice(0, -3) : written;
		const flag = keys.get(key);
		if (flag === void 0) throw new Error(`${operation.name} has no input key ${key}`);
		keys.delete(key);
		return {
			...flag,
			variadic
		};
	});
	const own = [...keys.values()].flatMap((flag) => isLongText(flag) ? [flag, fileFlag(flag)] : [flag]);
	const common = operation.effect === "write" ? [...COMMIT_FLAGS, JSON_FLAG] : [JSON_FLAG];
	return {
		positionals,
		flags: [...own, ...common]
	};
}
const LONG_TEXTS = /* @__PURE__ */ new Set([
	"body",
	"summary",
	"report",
	"resolution",
	"text",
	"note"
]);
/** Whether a value is often too long for a command line, so that it can be read from a file or standard input. */
function isLongText(flag) {
	return flag.kind === "text" && LONG_TEXTS.has(flag.key) && flag.choices.length === 0;
}
/** `--body-file` for `--body`. */
function fileFlag(flag) {
	return {
		key: `${flag.key}_file`,
		name: `${flag.name}-file`,
		kind: "text",
		description: `read ${flag.name} from a file; - is standard input`,
		choices: [],
		required: false,
		hint: "file"
	};
}
// src/cli/input.ts
/** Most bytes that are read for one text; the operations have smaller limits of their own. */
const MAX_INPUT_BYTES = 1048576;
const CHUNK_BYTES = 65536;
const STANDARD_INPUT = 0;
/**
* The input of an operation from what was given: numbers as numbers, long texts from their file or standard input.
* `cwd` is what file names are relative to.
* @throws usage/bad-value, usage/missing-value, usage/unreadable-input
*/
function readInput(spec, operation, raw, cwd) {
	const input = {};
	const { positionals, flags } = spec.inputs();
	const all = [...positionals, ...flags];
	for (const flag of all) {
		const value = raw[flag.key];
		if (value === void 0 || !Object.hasOwn(operation.input.shape, flag.key)) continue;
		input[flag.key] = typeof value === "string" ? readValue(flag, value) : value;
	}
	for (const flag of all) {
		const file = raw[`${flag.key}_file`];
		if (typeof file === "string") input[flag.key] = readText(`${flag.name}-file`, file === "-" ? file : resolve(cwd, file));
	}
	const checked = operation.input.safeParse(input);
	if (checked.success) return checked.data;
	throw explainIssue(spec, checked.error, input);
}
function readValue(flag, value) {
	if (flag.kind === "number") return /^-?\d+$/.test(value) ? Number(value) : value;
	return value === "-" && isLongText(flag) ? readText(flag.name, "-") : value;
}
function readText(name, file) {
	let bytes;
	try {
		bytes = readBounded(file);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw failure("usage/unreadable-input", { path: "" }, {
			name,
			reason
		}, error);
	}
	if (bytes.length > MAX_INPUT_BYTES) throw failure("usage/unreadable-input", { path: "" }, {
		name,
		reason: `more than ${MAX_INPUT_BYTES} bytes`
	});
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw failure("usage/unreadable-input", { path: "" }, {
			name,
			reason: "it is not UTF-8"
		});
	}
}
/** Reads to the end, but not much more than is allowed: what is named may be a device or a pipe without end. */
function readBounded(file) {
	const fd = file === "-" ? STANDARD_INPUT : openSync(file, "r");
	const parts = [];
	try {
		for (let length = 0; length <= MAX_INPUT_BYTES;) {
			const part = Buffer.alloc(CHUNK_BYTES);
			const count = readPart(fd, part);
			if (count === 0) break;
			parts.push(part.subarray(0, count));
			length += count;
		}
	} finally {
		if (fd !== STANDARD_INPUT) closeSync(fd);
	}
	return Buffer.concat(parts);
}
/** Windows tells the end of a pipe by an error. */
function readPart(fd, part) {
	try {
		return readSync(fd, part);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EOF") return 0;
		throw error;
	}
}
/** The first fault of an input in the words of the command line. */
function explainIssue(spec, error, input) {
	const [issue] = error.issues;
	const key = String(issue?.path[0] ?? "");
	const { positionals, flags } = spec.inputs();
	const flag = [...positionals, ...flags].find((one) => one.key === key);
	const name = positionals.some((one) => one.key === key) ? key : flag?.name ?? key;
	const given = issue?.path.reduce((at, step) => at?.[step], input);
	const command = `yoi ${spec.path.join(" ")}`;
	if (given === void 0 && issue?.code !== "custom" || given === "" && issue?.code === "too_small") return failure("usage/missing-value", { path: "" }, {
		command,
		name
	});
	const value = typeof given === "string" ? `"${given}"` : JSON.stringify(given ?? null);
	return failure("usage/bad-value", { path: "" }, {
		name,
		value,
		suggestion: suggest(flag, given, issue?.message ?? "")
	});
}
function suggest(flag, given, message) {
	const choices = flag?.choices ?? [];
	if (flag?.kind === "number") return `give a whole number: ${flag.description}`;
	if (choices.length === 0) return message;
	const near = typeof given === "string" ? nearest(given, choices) : void 0;
	const list = `one of ${choices.join(", ")}`;
	return near === void 0 ? `write ${list}` : `write ${near}; it is ${list}`;
}
// src/cli/completion-scripts.ts
/** The shells that completion is there for. */
const SHELLS = [
	"bash",
	"zsh",
	"fish"
];
/** What `yoi __complete` prints instead of candidates where a file name is wanted. */
const FILES = ":files";
const BASH = `# bash completion for yoi. Put it where bash-completion looks, or into ~/.bashrc:  eval "$(yoi completion bash)"
_yoi() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = "${FILES}" ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
      return
    fi
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("\${COMP_WORDS[0]}" __complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _yoi yoi
`;
const ZSH = `#compdef yoi
# zsh completion for yoi. Put it as _yoi into a folder of $fpath, or into ~/.zshrc:  eval "$(yoi completion zsh)"
_yoi() {
  local line
  local -a candidates
  for line in "\${(@f)$("\${words[1]}" __complete zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ "$line" == "${FILES}" ]]; then
      _files
      return
    fi
    [[ -n "$line" ]] && candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe -V 'yoi' candidates
}
if [[ "\${funcstack[1]}" == "_yoi" ]]; then
  _yoi "$@"
else
  compdef _yoi yoi
fi
`;
const FISH = `# fish completion for yoi. Put it into ~/.config/fish/completions/yoi.fish, or run:  yoi completion fish | source
function __yoi_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete fish -- $words[2..] "$current" 2>/dev/null)
    if test "$lines[1]" = "${FILES}"
        __fish_complete_path "$current"
    else
        printf '%s\\n' $lines
    end
end
complete -c yoi -f -a '(__yoi_complete)'
`;
/** The script that makes a shell complete `yoi`. */
function completionScript(shell) {
	return {
		bash: BASH,
		zsh: ZSH,
		fish: FISH
	}[shell];
}
// src/cli/demo-flags.ts
/** The flags of `yoi demo`. */
const DEMO_FLAGS = [switchFlag("keep", "keep the directory and say where it is"), {
	key: "agent",
	name: "--agent",
	kind: "text",
	description: "a command line of an agent to use instead of the scripted one",
	choices: [],
	required: false,
	hint: "command"
}];
// src/cli/orchestrate-flags.ts
const TEXT$1 = {
	kind: "text",
	choices: [],
	required: false
};
/** The flags of `yoi orchestrate`. */
const ORCHESTRATE_FLAGS = [
	switchFlag("once", "one tick: look, decide and do it once"),
	switchFlag("watch", "go on looking until it is stopped"),
	{
		...switchFlag("dry-run", "print what would be done, and why the rest waits"),
		key: "dry_run"
	},
	{
		...TEXT$1,
		key: "ticket",
		name: "--ticket",
		description: "work on this ticket only",
		hint: "id"
	},
	{
		...TEXT$1,
		kind: "number",
		key: "max_parallel",
		name: "--max-parallel",
		description: "fewer tickets at once than the configuration allows",
		hint: "n"
	},
	{
		...TEXT$1,
		key: "observation",
		name: "--observation",
		description: "decide about an observation that --dry-run --json has printed; nothing is done",
		hint: "file"
	},
	switchFlag("json", "print one JSON value and nothing else")
];
// src/cli/revert-flags.ts
/** The flags of `yoi revert`. */
const REVERT_FLAGS = [
	{
		key: "reason",
		name: "--reason",
		kind: "text",
		description: "why, in a sentence or two",
		choices: [],
		required: true,
		hint: "text"
	},
	{
		...switchFlag("no-commit", "leave everything staged"),
		key: "no_commit"
	},
	switchFlag("push", "push the branch as well"),
	switchFlag("json", "print one JSON value and nothing else")
];
// src/core/orchestrator/decide/gate-names.ts
/** The parts of the gate, by name. */
const GATE_NAMES = [
	"attention",
	"proposal",
	"review",
	"validation",
	"criteria",
	"approvals",
	"changes",
	"protected",
	"checks",
	"mergeable",
	"relations",
	"post-merge"
];
// src/cli/review-flags.ts
/** The ticket, by position. */
const TICKET = {
	key: "ticket",
	name: "--ticket",
	kind: "text",
	description: "id of the ticket, or any part of it that no other one has",
	choices: [],
	required: true,
	hint: "id",
	variadic: false
};
const TEXT = {
	kind: "text",
	choices: [],
	required: false
};
/** The flags of `yoi review`. */
const REVIEW_FLAGS = [
	switchFlag("approve", "approve the proposal as it is now"),
	{
		...switchFlag("request-changes", "send it back: a new round begins"),
		key: "request_changes"
	},
	{
		...TEXT,
		key: "override",
		name: "--override",
		description: "let the work pass without this part of the gate; needs --note",
		choices: GATE_NAMES.filter((name) => name !== "proposal" && name !== "mergeable"),
		hint: "part"
	},
	{
		...TEXT,
		key: "note",
		name: "--note",
		description: "what is to be said, or changed, or why",
		hint: "text"
	},
	{
		...TEXT,
		kind: "list",
		key: "finding",
		name: "--finding",
		description: "with --request-changes: one thing to change, as path:line: text, or text alone",
		hint: "finding"
	}
];
/** The commands around the Orchestrator. */
const ORCHESTRATOR_COMMANDS = [
	{
		path: ["orchestrate"],
		summary: "work on what is queued: claim, agents, review, merge",
		description: "Runs the Orchestrator on this repository: claims queued tickets, has coder and reviewer work on branches of their own, validates, and stops at a proposal or merges it, as the configuration says. It goes on until everything is finished or waits, and says why. Any number may run at once, on any number of machines that share the remote.",
		examples: ["yoi orchestrate --dry-run", "yoi orchestrate --once"],
		inputs: () => ({
			positionals: [],
			flags: ORCHESTRATE_FLAGS
		}),
		run: async (raw, context) => (await import("./orchestrate-command.js")).orchestrate(raw, context)
	},
	{
		path: ["dossier"],
		summary: "show what a proposal is judged by",
		description: "Shows the dossier of a ticket: criteria with their evidence, findings and what came of them, validation, review, risks and what people said since. It is Markdown that can stand in a pull request, or plain lines on a terminal.",
		examples: ["yoi dossier dark-mode", "yoi dossier dark-mode --json"],
		inputs: () => ({
			positionals: [TICKET],
			flags: [switchFlag("json", "print one JSON value and nothing else")]
		}),
		run: async (raw, context) => (await import("./dossier-command2.js")).showDossier(raw, context)
	},
	{
		path: ["review"],
		summary: "approve a proposal, or send it back",
		description: "Says what you think of a ticket's proposal: the work whose completion is the last commit of its branch. The word is bound to that commit. With --override a part of the gate passes without its condition, with your name and reason.",
		examples: ["yoi review dark-mode --approve", "yoi review dark-mode --request-changes --note \"The charts are unreadable.\" --finding \"src/chart.ts:12: white on white\""],
		inputs: () => ({
			positionals: [TICKET],
			flags: REVIEW_FLAGS
		}),
		run: async (raw, context) => (await import("./review-command.js")).review(raw, context)
	},
	{
		path: ["merge"],
		summary: "merge a proposal whose gate passed",
		description: "Lands a proposal on the default branch, by the configured method and guarded by both tips, then completes it: validation of what landed, the records, and cleaning up. It refuses while a part of the gate has not passed.",
		examples: ["yoi merge dark-mode"],
		inputs: () => ({
			positionals: [TICKET],
			flags: []
		}),
		run: async (raw, context) => (await import("./merge-command.js")).merge(raw, context)
	},
	{
		path: ["revert"],
		summary: "take back what landed a ticket, and reopen it",
		description: "Does on the branch that is checked out what git revert does, for all that landed the ticket: the code goes back, and in the same commit the ticket is reopened by an event. Records are told further, never taken back. It asks for a checkout without changes, and a conflict with later work changes nothing.",
		examples: ["yoi revert dark-mode --reason \"Charts are unreadable at night.\""],
		inputs: () => ({
			positionals: [TICKET],
			flags: REVERT_FLAGS
		}),
		run: async (raw, context) => (await import("./revert-command.js")).revert(raw, context)
	},
	{
		path: ["worktree", "list"],
		summary: "list the worktrees in which agents work",
		description: "Shows the worktree of every ticket that has one in this clone, in .worktree of the main checkout: where it stands, whether it holds work that nothing else holds, and whether an Orchestrator works on the ticket.",
		examples: ["yoi worktree list", "yoi worktree list --json"],
		inputs: () => ({
			positionals: [],
			flags: [switchFlag("json", "print one JSON value and nothing else")]
		}),
		run: async (raw, context) => (await import("./worktree-command.js")).listAll(raw, context)
	},
	{
		path: ["worktree", "clean"],
		summary: "remove worktrees that nobody works in",
		description: "Removes the worktrees of tickets that no Orchestrator works on, or the one of a ticket. A worktree with work that nothing else holds stays, unless --rescue saves it first, under a ref of its own in this repository.",
		examples: ["yoi worktree clean", "yoi worktree clean --rescue"],
		inputs: () => ({
			positionals: [{
				...TICKET,
				required: false
			}],
			flags: [switchFlag("rescue", "save what nothing else holds under refs/yoi/rescue first")]
		}),
		run: async (raw, context) => (await import("./worktree-command.js")).clean(raw, context)
	},
	{
		path: ["demo"],
		summary: "show the whole flow in a temporary repository",
		description: "Makes a bare origin and a clone in a temporary directory, queues three tickets there, and runs the Orchestrator with a scripted agent that comes with yoi, or with an agent of yours. Nothing outside that directory is touched.",
		examples: ["yoi demo"],
		inputs: () => ({
			positionals: [],
			flags: DEMO_FLAGS
		}),
		run: async (raw, context) => (await import("./demo-command.js")).demo(raw, context)
	}
];
// src/cli/other-commands.ts
const migration = {
	path: ["ticket", "migrate"],
	summary: "bring records of older formats to the current one",
	description: "Shows what brings tickets, objectives and the configuration of older formats to the current one; --write does it. Nothing is lost, and a second run changes nothing.",
	examples: [
		"yoi ticket migrate",
		"yoi ticket migrate --json",
		"yoi ticket migrate --write"
	],
	inputs: () => ({
		positionals: [],
		flags: [switchFlag("write", "do it"), switchFlag("json", "print one JSON value and nothing else")]
	}),
	run: async (raw, context) => (await import("./migrate-command.js")).migrate(raw, context)
};
const setup = {
	path: ["init"],
	summary: "set the repository up: hooks, configuration, merge drivers",
	description: "Adds what makes git judge tickets, beside husky, lefthook, pre-commit, hooks of your own, or nothing. Shows every line first and asks on a terminal; a second run has nothing to do, and --remove takes back exactly what was done.",
	examples: [
		"yoi init --dry-run",
		"yoi init --yes",
		"yoi init --github --action example/yoi@0123456789abcdef0123456789abcdef01234567 --dry-run",
		"yoi init --remove"
	],
	inputs: () => ({
		positionals: [],
		flags: INIT_FLAGS
	}),
	run: async (raw, context) => (await import("./init-command.js")).init(raw, context)
};
const INIT_FLAGS = [
	{
		key: "hooks",
		name: "--hooks",
		kind: "text",
		description: "who runs the hooks, when the guess is wrong",
		choices: [
			"husky",
			"lefthook",
			"pre-commit",
			"plain",
			"none"
		],
		required: false,
		hint: "manager"
	},
	{
		...switchFlag("no-merge-drivers", "leave .gitattributes and git's configuration alone"),
		key: "no_merge_drivers"
	},
	switchFlag("agents", "tell agents about tickets in AGENTS.md"),
	switchFlag("worktrees", "copy husky's hooks to linked worktrees that lack them"),
	switchFlag("github", "write the workflows in which yoi runs on GitHub, or bring them up to date"),
	{
		key: "action",
		name: "--action",
		kind: "text",
		description: "with --github: the Action by its commit, owner/repository@SHA; later runs remember it",
		choices: [],
		required: false,
		hint: "action"
	},
	switchFlag("remove", "take back exactly what init did"),
	{
		...switchFlag("dry-run", "only show what would be done"),
		key: "dry_run"
	},
	switchFlag("yes", "do not ask")
];
const hook = {
	path: ["hook"],
	summary: "judge for a git hook",
	description: "What yoi's shell hooks start when a ticket is touched; call it from a hook of your own where those cannot be used. It takes the arguments and the standard input that git gives the hook, and the index that git has chosen.",
	examples: ["yoi hook pre-commit", "yoi hook commit-msg .git/COMMIT_EDITMSG"],
	inputs: () => ({
		positionals: [HOOK, HOOK_ARGUMENTS],
		flags: []
	}),
	run: async () => {
		await import("./hook.js");
		return Number(process.exitCode ?? 0);
	}
};
const HOOK = {
	key: "hook",
	name: "--hook",
	kind: "text",
	description: "the hook",
	choices: [
		"pre-commit",
		"pre-merge-commit",
		"commit-msg",
		"pre-push",
		"pre-receive"
	],
	required: true,
	hint: "name",
	variadic: false
};
const HOOK_ARGUMENTS = {
	key: "arguments",
	name: "--arguments",
	kind: "list",
	description: "what git gives the hook",
	choices: [],
	required: false,
	hint: "argument",
	variadic: true
};
const SHELL = {
	key: "shell",
	name: "--shell",
	kind: "text",
	description: "the shell",
	choices: SHELLS,
	required: true,
	hint: "shell",
	variadic: false
};
const OTHERS = [
	setup,
	migration,
	hook,
	{
		path: ["completion"],
		summary: "print the completion script of a shell",
		description: "Prints a script that makes a shell complete commands, flags and ids. The script says where to put it.",
		examples: ["yoi completion bash", "yoi completion fish"],
		inputs: () => ({
			positionals: [SHELL],
			flags: []
		}),
		run: complete
	},
	...ORCHESTRATOR_COMMANDS
];
/** The commands that are no operations. */
const OTHER_SPECS = OTHERS;
/** Runs one of `OTHER_SPECS` and gives the exit code. */
async function runOther(spec, raw, context) {
	const command = OTHERS.find(({ path }) => path.join(" ") === spec.path.join(" "));
	if (command === void 0) throw new Error(`nothing runs ${spec.path.join(" ")}`);
	return await command.run(raw, context);
}
function complete(raw, { terminal }) {
	const shell = SHELLS.find((known) => known === raw["shell"]);
	if (shell === void 0) {
		const suggestion = `write one of ${SHELLS.join(", ")}`;
		throw failure("usage/bad-value", { path: "" }, {
			name: "shell",
			value: `"${String(raw["shell"])}"`,
			suggestion
		});
	}
	terminal.out(completionScript(shell));
	return 0;
}
// src/app/queries/edited-after-review.ts
/** What a review is about besides the code. */
const REVIEWED = [
	"title",
	"body",
	"relations"
];
/**
* Whether a ticket's own text changed after its last review: an event behind the review names its title, body or
* relations, or the item was changed later than its newest event, which is what an edit by hand looks like.
*/
function isEditedAfterReview(events, updatedAt) {
	const review = events.findLastIndex(({ kind }) => kind === "review");
	if (review < 0) return false;
	if (events.slice(review + 1).flatMap(({ field }) => field?.split(/[\s,]+/) ?? []).some((field) => REVIEWED.includes(field))) return true;
	const newest = events.reduce((time, { at }) => at !== void 0 && at > time ? at : time, "");
	return updatedAt !== void 0 && newest !== "" && updatedAt > newest;
}
// src/app/queries/waits.ts
/** Reads the relations of the tickets in some directories. */
function readWaits(context, places) {
	const { root } = context.workspace;
	const diagnostics = [];
	const relations = /* @__PURE__ */ new Map();
	for (const [index, place] of places.entries()) {
		context.onProgress("reading relations", index, places.length);
		const found = readRelations(root, place);
		diagnostics.push(...found.diagnostics);
		if (found.relations.length > 0) relations.set(place.id, found.relations);
	}
	const summaryOf = summaries(root, places, relations);
	const graph = waitGraphOf([...relations].map(([id, own]) => ({
		...EMPTY,
		id,
		relations: own
	})));
	return {
		summaryOf,
		incoming: groupByTarget([...relations.values()].flat()),
		openBlockers: (id) => [...graph.get(id) ?? []].flatMap((target) => {
			const blocker = summaryOf(target);
			return blocker === void 0 || isCompleted(blocker) ? [] : [blocker];
		}),
		diagnostics
	};
}
const EMPTY = {
	dir: "",
	title: "",
	state: void 0,
	planned: []
};
/** Makes summaries when they are asked for, each once. */
function summaries(root, places, relations) {
	const placeOf = new Map(places.map((place) => [place.id, place]));
	const made = /* @__PURE__ */ new Map();
	return (id) => {
		const place = placeOf.get(id);
		if (place === void 0) return void 0;
		const known = made.get(id);
		if (known !== void 0) return known;
		const head = readHead(root, place, false);
		const state = head.item?.state;
		const summary = {
			id,
			dir: place.dir,
			title: head.item?.title ?? "",
			state,
			relations: relations.get(id) ?? [],
			planned: [],
			...state === "closed" ? { closeStatus: readCloseStatus(root, head) } : {}
		};
		made.set(id, summary);
		return summary;
	};
}
function groupByTarget(relations) {
	const incoming = /* @__PURE__ */ new Map();
	for (const relation of relations) {
		const known = incoming.get(relation.target);
		if (known === void 0) incoming.set(relation.target, [relation]);
		else known.push(relation);
	}
	return incoming;
}
function readRelations(root, place) {
	const path = `${place.dir}/${RELATIONS}`;
	const file = isMissing(root, path) ? void 0 : readRecord(root, path, MAX_RECORD_BYTES);
	if (file === void 0 || file.problem !== void 0) return {
		relations: [],
		diagnostics: []
	};
	return parseRelations(file.text, path, place.id);
}
function readCloseStatus(root, { place, item }) {
	const path = `${place.dir}/${THREAD}`;
	const file = readRecord(root, path, MAX_THREAD_BYTES);
	const thread = file === void 0 || file.problem !== void 0 ? void 0 : parseThread(file.text, path, place.id).thread;
	return closeStatusOf({
		id: place.id,
		dir: place.dir,
		...item === void 0 ? {} : { item },
		...thread === void 0 ? {} : { thread },
		relations: [],
		planRecords: [],
		files: /* @__PURE__ */ new Map(),
		diagnostics: []
	});
}
// src/app/queries/list-tickets.ts
/**
* Lists tickets: the open ones unless `all` or `state` ask for others, by state, priority and id. What is worked on
* shows the state of its work. 1 process in a repository without ledger and work refs.
*/
async function listTickets(context, input) {
	const { root, ticketRoot } = context.workspace;
	const places = listTicketDirs(root, ticketRoot).dirs;
	const overlay = await readWorkOverlay(context.workspace);
	const diagnostics = [];
	let rows = [];
	for (const head of readHeads(context, places, input.text !== void 0)) {
		diagnostics.push(...head.diagnostics);
		const shown = overlay.show(head.place, head.item);
		if (!matches(head, shown, input, context.now)) continue;
		if (input.edited_after_review === true && !editedAfterReview(root, head)) continue;
		rows.push(rowOf(head.place.id, head.item, shown));
	}
	if (input.blocked === true) {
		const waits = readWaits(context, places);
		diagnostics.push(...waits.diagnostics);
		rows = rows.filter(({ id }) => waits.openBlockers(id).length > 0);
	}
	rows.sort(byUrgency);
	return {
		data: {
			tickets: input.limit === void 0 ? rows : rows.slice(0, input.limit),
			matched: rows.length,
			examined: places.length
		},
		diagnostics
	};
}
function matches({ place, item }, { state, attention, work }, input, now) {
	const asks = attention !== null && !isDeferred(item, now);
	if (input.state !== void 0 && input.state.length > 0) {
		if (state === void 0 || !input.state.includes(state)) return false;
	} else if (input.all !== true && state === "closed" && !(asks && work !== null)) return false;
	if (input.priority !== void 0 && input.priority.length > 0) {
		if (item === void 0 || !input.priority.includes(item.priority)) return false;
	}
	if (input.label?.some((label) => item?.labels.includes(label) !== true) === true) return false;
	if (input.assignee !== void 0 && item?.assignee !== input.assignee) return false;
	if (input.attention === true && !asks) return false;
	return input.text === void 0 || holdsText([
		place.id,
		item?.title ?? "",
		item?.body ?? ""
	], input.text);
}
/** A deferred ticket does not ask for action before its day. */
function isDeferred(item, now) {
	const until = item?.deferred_until ?? null;
	return until !== null && (until === "later" || until > now.slice(0, 10));
}
function holdsText(texts, wanted) {
	const small = wanted.toLowerCase();
	return texts.some((text) => text.toLowerCase().includes(small));
}
function editedAfterReview(root, { place, item }) {
	const path = `${place.dir}/${THREAD}`;
	const file = readRecord(root, path, MAX_THREAD_BYTES);
	if (file === void 0 || file.problem !== void 0) return false;
	return isEditedAfterReview(parseThread(file.text, path, place.id).thread.events, item?.updated_at);
}
/** In the order of the states, then by priority, then by id, which begins with the time of creation. */
function byUrgency(a, b) {
	return rank(a) - rank(b) || compare(a.priority, b.priority) || compare(a.id, b.id);
}
function rank({ state }) {
	return state === null ? -1 : STATES.indexOf(state);
}
function compare(a, b) {
	return a < b ? -1 : Number(a > b);
}
// src/app/queries/show-ticket.ts
/**
* Everything that belongs to one ticket, with the tickets it points to and those that point to it. Where it is worked
* on, its state is that of the work, and the events that are only there are given too.
*/
async function showTicket(context, input) {
	const { workspace } = context;
	const place = resolveTicket(workspace, input.ticket);
	const ticket = parseTicket(readTicketDir(workspace.root, place));
	const waits = readWaits(context, listTicketDirs(workspace.root, workspace.ticketRoot).dirs);
	const overlay = await readWorkOverlay(workspace);
	const { id, item, thread, dir } = ticket;
	const shown = overlay.show(place, item);
	const named = (other) => nameIn(waits, overlay, other);
	const objectives = readObjectives(workspace.root).filter(({ linked_tickets }) => linked_tickets.includes(id));
	return {
		data: { ticket: {
			...rowOf(id, item, shown),
			path: dir,
			body: item?.body ?? "",
			resolution: ticket.resolution ?? null,
			close_status: item?.state === "closed" ? closeStatusOf(ticket) : null,
			relations: ticket.relations.map((relation) => ({
				...relationData(relation),
				target: named(relation.target)
			})),
			incoming: (waits.incoming.get(id) ?? []).map((relation) => ({
				...relationData(relation),
				source: named(relation.ticket_id)
			})),
			blocked_by: waits.openBlockers(id).map((blocker) => named(blocker.id)),
			plan_records: [...ticket.planRecords.map((record) => planData(record, "ticket")), ...(overlay.seen?.ledger.plans.get(id) ?? []).map((record) => planData(record, "ledger"))],
			objectives: objectives.map((objective) => ({
				id: objective.id,
				title: objective.title ?? null
			})),
			events: (thread?.events ?? []).map(eventData),
			work_events: eventsOnlyOf(shown, ticket).map(eventData),
			artifacts: [...ticket.files.keys()].filter((inside) => inside.startsWith("artifacts/")).map((inside) => `${dir}/${inside}`)
		} },
		diagnostics: ticket.diagnostics
	};
}
/** A ticket that a record names; what does not exist has neither title nor state. */
function nameIn(waits, overlay, id) {
	const summary = waits.summaryOf(id);
	if (summary === void 0) return nameOf$1(id, void 0);
	const { state } = overlay.show(summary, {
		state: summary.state,
		attention_required: null
	});
	return nameOf$1(id, {
		title: summary.title,
		state
	});
}
/** The events that only the work ref holds. */
function eventsOnlyOf({ workTicket }, { thread }) {
	const known = new Set((thread?.events ?? []).map(({ text }) => text));
	return (workTicket?.thread?.events ?? []).filter(({ text }) => !known.has(text));
}
/** A plan record as it stands in JSON. */
function planData(record, source) {
	const { id, ticket_id, kind, related_ticket, note, accepted_plan, author, at } = record;
	return {
		id,
		ticket_id,
		kind,
		related_ticket: related_ticket ?? null,
		note: note ?? null,
		accepted_plan: accepted_plan === void 0 ? null : {
			...accepted_plan,
			role_plan: accepted_plan.role_plan ?? null
		},
		author,
		at,
		source
	};
}
/** An event as it stands in JSON. */
function eventData(event) {
	return {
		kind: event.kind,
		id: event.id ?? null,
		author: event.author,
		role: event.role ?? null,
		at: event.at ?? null,
		from: event.from ?? null,
		to: event.to ?? null,
		reason: event.reason ?? null,
		status: event.status ?? null,
		field: event.field ?? null,
		line: event.line,
		heading: event.heading ?? null,
		body: event.body
	};
}
function relationData({ kind, note, author, at }) {
	return {
		kind,
		note: note ?? null,
		author,
		at
	};
}
// src/app/queries/query-plan.ts
/**
* Finds plan records of all tickets, by the ticket they are about or point to and by kind; then those that wait in the
* ledger, as it was last seen, for their ticket to be accepted. An overlay that was read already is not read again.
*/
async function queryPlan(context, input, overlay) {
	const { workspace } = context;
	const wanted = input.ticket === void 0 ? void 0 : resolveTicket(workspace, input.ticket).id;
	const kinds = input.kind === void 0 ? [] : [input.kind].flat();
	const diagnostics = [];
	const places = listTicketDirs(workspace.root, workspace.ticketRoot).dirs;
	const records = places.flatMap((place, index) => {
		context.onProgress("reading plans", index, places.length);
		const path = `${place.dir}/${PLAN}`;
		if (isMissing(workspace.root, path)) return [];
		const file = readRecord(workspace.root, path, MAX_RECORD_BYTES);
		if (file === void 0 || file.problem !== void 0) return [];
		const parsed = parsePlan(file.text, path, place.id);
		diagnostics.push(...parsed.diagnostics);
		return parsed.planRecords.map((record) => planData(record, "ticket"));
	});
	const { seen } = overlay ?? await readWorkOverlay(workspace);
	const waiting = [...seen?.ledger.plans.values() ?? []].flat().map((record) => planData(record, "ledger"));
	return {
		data: {
			records: [...records, ...waiting].filter(({ ticket_id, related_ticket, kind }) => (wanted === void 0 || ticket_id === wanted || related_ticket === wanted) && (kinds.length === 0 || kinds.includes(kind))),
			examined: places.length
		},
		diagnostics
	};
}
// src/app/queries/search-tickets.ts
/** Characters of a line that are kept around a match. */
const MAX_SHOWN = 200;
/** Most matching lines of one ticket. */
const MAX_LINES_PER_TICKET = 20;
/**
* Looks for a text in items, threads and resolutions, without regard to case; newest tickets first. At most 20 lines
* of one ticket are given.
*/
async function searchTickets(context, input) {
	const { root, ticketRoot } = context.workspace;
	const places = [...listTicketDirs(root, ticketRoot).dirs].reverse();
	const overlay = await readWorkOverlay(context.workspace);
	const wanted = input.text.toLowerCase();
	const matches = [];
	const diagnostics = [];
	for (const [index, place] of places.entries()) {
		context.onProgress("searching tickets", index, places.length);
		const lines = [
			ITEM,
			THREAD,
			RESOLUTION
		].flatMap((inside) => {
			const path = `${place.dir}/${inside}`;
			const file = readRecord(root, path, maxBytesOf(inside));
			return file === void 0 || file.problem !== void 0 ? [] : findLines(file.text, path, wanted);
		});
		if (lines.length === 0) continue;
		const head = readHead(root, place, false);
		const { state, work } = overlay.show(place, head.item);
		if (input.open === true && state === "closed") continue;
		diagnostics.push(...head.diagnostics);
		const name = {
			...nameOf$1(place.id, {
				title: head.item?.title,
				state
			}),
			work
		};
		matches.push(...lines.slice(0, MAX_LINES_PER_TICKET).map((found) => ({
			...name,
			...found
		})));
	}
	return {
		data: {
			matches: input.limit === void 0 ? matches : matches.slice(0, input.limit),
			matched: matches.length,
			examined: places.length
		},
		diagnostics
	};
}
function findLines(text, path, wanted) {
	if (!text.toLowerCase().includes(wanted)) return [];
	return text.split(/\r?\n/).flatMap((line, index) => {
		const at = line.toLowerCase().indexOf(wanted);
		return at < 0 ? [] : [{
			path,
			line: index + 1,
			text: shorten(line, at)
		}];
	});
}
/** The line, or as much of it as fits around the match. */
function shorten(line, at) {
	const trimmed = line.trim();
	if (trimmed.length <= MAX_SHOWN) return trimmed;
	const start = Math.max(0, Math.min(at - MAX_SHOWN / 4, line.length - MAX_SHOWN));
	const end = Math.min(line.length, start + MAX_SHOWN);
	return `${start > 0 ? "…" : ""}${line.slice(start, end).toWellFormed()}${end < line.length ? "…" : ""}`;
}
// src/io/git/commits.ts
/**
* The commits reached from HEAD that changed something under some paths, newest first, at most `limit`; none where
* there is no commit yet. 2 processes, 1 in a repository without commits.
*/
function readCommitsOf(repo, paths, limit) {
	if (runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	], {
		...repo,
		okCodes: [0, 1]
	}).status !== 0) return [];
	const args = [
		"log",
		"-z",
		"--no-show-signature",
		`--max-count=${limit}`,
		"--format=%H%n%ct%n%an%n%s",
		"HEAD",
		"--"
	];
	return runGit([...args, ...paths], repo).stdout.toString("utf8").split("\0").flatMap((entry) => {
		const [oid = "", time = "", author = "", subject = ""] = entry.split("\n");
		return oid === "" ? [] : [{
			oid,
			committedAt: Number(time),
			author,
			subject
		}];
	});
}
// src/app/queries/ticket-history.ts
/** Most commits that are listed. */
const MAX_COMMITS = 5e3;
/** What happened to a ticket: its events, and the commits reached from HEAD that touched it, oldest first. */
async function showHistory(context, input) {
	const { workspace } = context;
	const place = resolveTicket(workspace, input.ticket);
	const { id, item, thread, diagnostics } = parseTicket(readTicketDir(workspace.root, place));
	const { ticketRoot } = workspace;
	const dirs = [`${ticketRoot}/${id}`, ...OLDER_STATUSES.map((status) => `${ticketRoot}/${status}/${id}`)];
	const commits = readCommitsOf(workspace.repository, dirs, MAX_COMMITS).map(({ oid, committedAt, author, subject }) => ({
		kind: "commit",
		at: formatSeconds(committedAt),
		commit: {
			oid,
			author,
			subject
		}
	}));
	const events = (thread?.events ?? []).map((event) => ({
		kind: "event",
		at: event.at ?? null,
		event: eventData(event)
	}));
	const { state } = (await readWorkOverlay(workspace)).show(place, item);
	return {
		data: {
			ticket: nameOf$1(id, {
				title: item?.title,
				state
			}),
			entries: interleave(events, commits.reverse())
		},
		diagnostics
	};
}
/** Two lists merged by time. Each keeps its own order, even where its times fall: the thread's order is what counts. */
function interleave(events, commits) {
	const entries = [];
	let next = 0;
	for (const event of events) {
		for (let commit = commits[next]; commit !== void 0; commit = commits[next]) {
			if ((commit.at ?? "") >= (event.at ?? "")) break;
			entries.push(commit);
			next += 1;
		}
		entries.push(event);
	}
	return [...entries, ...commits.slice(next)];
}
/** RFC 3339 in UTC and whole seconds. */
function formatSeconds(seconds) {
	return `${(/* @__PURE__ */ new Date(seconds * 1e3)).toISOString().slice(0, 19)}Z`;
}
// src/app/queries/next-steps.ts
/** Every row of the state machine that leads on from the ticket's state, with each of its needs judged. Pure. */
function nextSteps(input) {
	const state = input.ticket.item?.state;
	if (state === void 0) return [];
	return TRANSITIONS.filter((row) => row.from === state).map((row) => {
		const needs = row.needs.flatMap((need) => judge(need, row, input));
		return {
			to: row.to,
			roles: [...row.roles],
			command: commandFor(row, input.ticket.id),
			possible: needs.every(({ status }) => status !== "missing"),
			needs
		};
	});
}
/** The command that makes a move; only the Orchestrator makes those that have none. */
function commandFor({ from, to }, id) {
	const command = (verb, rest = "") => `yoi ticket ${verb} ${id}${rest}`;
	const reason = " --reason \"…\"";
	if (to === "intake") return command(from === "done" || from === "closed" ? "reopen" : "return", reason);
	if (to === "closed") return command("close", from === "done" ? " --resolution \"…\"" : " --as declined --resolution \"…\"");
	const forward = {
		ready: from === "queued" ? command("unqueue", reason) : command("ready", " --summary \"…\""),
		queued: command("queue"),
		done: command("finish", " --report \"…\"")
	};
	if (to === "inprogress") return from === "queued" ? command("start") : null;
	return forward[to] ?? null;
}
function judge(need, row, input) {
	const { ticket } = input;
	const answer = (status, reason, help = null) => ({
		need,
		status,
		reason,
		help
	});
	switch (need) {
		case "intake-summary": return [fromEvent(ticket, "intake_summary", "a summary of what will be done", answer)];
		case "implementation-report": return [fromEvent(ticket, "implementation_report", "a report of what was done", answer)];
		case "acceptance-criteria":
			if (hasAcceptanceCriteria(ticket.item?.body ?? "")) return [answer("met", "the body has acceptance criteria")];
			return [answer("missing", "the body has no acceptance criteria", `add a section "## Acceptance criteria" with a list to ${ticket.dir}/item.md`)];
		case "nothing-open": return judgeOverlays(ticket, answer);
		case "blockers-started":
		case "blockers-completed": return judgeBlockers(need, input, answer);
		case "queued-fields": return [answer("given", "sets queued_by and queued_at")];
		case "resolution": return [answer("given", "asks for a resolution")];
		case "close-completed": return [answer("given", "records that it is completed")];
		case "close-status": return [answer("given", "asks for a status other than completed")];
		case "reason": return [answer("given", row.to === "intake" ? "asks for the missing decision" : "asks for a reason")];
		case "not-landed": return [answer("unknown", "the closing must not have reached the default branch")];
	}
}
/** Met where the event was written since the ticket came into its state; else the command asks for its text. */
function fromEvent(ticket, kind, what, answer) {
	const events = ticket.thread?.events ?? [];
	const entry = events.findLastIndex((event) => event.kind === "state_changed" && event.to === ticket.item?.state);
	return events.slice(entry + 1).some((event) => event.kind === kind) ? answer("met", `the thread has ${what}`) : answer("given", `asks for ${what}`);
}
function judgeOverlays({ id, item }, answer) {
	const attention = item?.attention_required ?? null;
	const until = item?.deferred_until ?? null;
	const open = [...attention === null ? [] : [answer("missing", `waits for a decision: ${attention}`, `yoi ticket attend ${id} --answer "…"`)], ...until === null ? [] : [answer("missing", `deferred until ${until}`, `yoi ticket defer ${id} --clear`)]];
	return open.length === 0 ? [answer("met", "neither deferred nor waiting for a decision")] : open;
}
function judgeBlockers(need, { ticket, openBlockers }, answer) {
	const open = openBlockers.filter((blocker) => !isBlockerSatisfied(blocker, need));
	if (open.length === 0) {
		const met = need === "blockers-started" ? "everything it waits for is at least queued" : "it waits for nothing";
		return [answer("met", openBlockers.length === 0 ? "it waits for nothing" : met)];
	}
	return open.map((blocker) => {
		const state = blocker.state === "closed" ? `closed as ${blocker.closeStatus ?? "unknown"}` : blocker.state;
		const title = blocker.title === "" ? "" : ` "${blocker.title}"`;
		return answer("missing", `waits for ${blocker.id}${title}, which is ${state ?? "unreadable"}`, blocker.state === "closed" ? `yoi ticket relate ${ticket.id} depends_on ${blocker.id} --remove` : `yoi why ${blocker.id}`);
	});
}
// src/app/queries/why-ticket.ts
/**
* What stands between a ticket and each state it may go to next; for one that is queued or worked on also its whole way
* to the merge, as it was last seen.
*/
async function explainTicket(context, input) {
	const { workspace } = context;
	const place = resolveTicket(workspace, input.ticket);
	const ticket = parseTicket(readTicketDir(workspace.root, place));
	const openBlockers = readWaits(context, listTicketDirs(workspace.root, workspace.ticketRoot).dirs).openBlockers(ticket.id);
	const overlay = await readWorkOverlay(workspace);
	const { state, work, workTicket } = overlay.show(place, ticket.item);
	const isOnTheWay = state === "queued" || work !== null || overlay.seen?.ledger.waits.has(ticket.id) === true;
	const readWay = async () => {
		const { records } = (await queryPlan(context, { ticket: ticket.id }, overlay)).data;
		const { readOrchestration } = await import("./orchestration.js");
		return await readOrchestration(context, ticket.id, records);
	};
	const way = isOnTheWay ? await readWay() : {
		orchestration: null,
		diagnostics: []
	};
	return {
		data: {
			ticket: nameOf$1(ticket.id, {
				title: ticket.item?.title,
				state
			}),
			next: [...nextSteps({
				ticket: workTicket ?? ticket,
				openBlockers
			})],
			blocked_by: openBlockers.map((blocker) => nameOf$1(blocker.id, blocker)),
			work,
			orchestration: way.orchestration
		},
		diagnostics: [...ticket.diagnostics, ...way.diagnostics]
	};
}
// src/cli/render/words.ts
/** A state in its colour; `?` where it could not be read. */
function stateCell(state, paint, work = null) {
	return {
		text: stateText(state, work),
		style: stateStyle(state, paint)
	};
}
/** A state in words; a proposal that has not landed is marked. */
function stateText(state, work) {
	return `${state ?? "?"}${work?.merge_ready === true ? " (merge-ready)" : ""}`;
}
/** The colour of a state. */
function stateStyle(state, paint) {
	switch (state) {
		case "intake": return paint.magenta;
		case "ready": return paint.cyan;
		case "queued": return paint.blue;
		case "inprogress": return paint.yellow;
		case "done": return paint.green;
		case "closed": return paint.dim;
		case null: return paint.red;
	}
}
/** A title as it is shown; a ticket without one says so. */
function titleOf(title) {
	return title ?? "(no title)";
}
// src/cli/render/objectives.ts
/** One line an objective: state, how many of its tickets are closed, id, title. */
function renderObjectiveList({ objectives }, { paint, width }) {
	const rows = objectives.map(({ id, state, title, linked_tickets: tickets }) => {
		const closed = tickets.filter((ticket) => ticket.state === "closed").length;
		const style = state === "active" ? paint.cyan : paint.dim;
		return [
			{
				text: state ?? "?",
				style
			},
			{ text: `${closed}/${tickets.length}` },
			{ text: id },
			{ text: titleOf(title) }
		];
	});
	return formatTable(rows, { width });
}
/** One objective: its tickets and its text. */
function renderObjectiveShow({ objective }, { paint, width }) {
	const head = `${paint.bold(oneLine(titleOf(objective.title)))}\n${objective.id}  ${objective.state ?? "?"}\n`;
	const rows = objective.linked_tickets.map(({ id, state, title }) => {
		return [
			stateCell(state, paint),
			{ text: id },
			{ text: title ?? "(there is no such ticket)" }
		];
	});
	const body = manyLines(objective.body).trim();
	return [
		head,
		...rows.length === 0 ? [] : [formatTable(rows, { width })],
		...body === "" ? [] : [`${body}\n`]
	].join("\n");
}
// src/cli/render/plan-query.ts
/** One line a plan record: the ticket, the kind, the other ticket, and why. What waits in the ledger says so. */
function renderPlanQuery({ records }, { paint, width }) {
	const rows = records.map((record) => {
		const why = record.note ?? record.accepted_plan?.summary ?? "";
		return [
			{
				text: record.at,
				style: paint.dim
			},
			{ text: record.ticket_id },
			{
				text: record.kind,
				style: paint.bold
			},
			{ text: record.related_ticket ?? "-" },
			{ text: record.source === "ledger" ? `(in the ledger) ${why}`.trim() : why }
		];
	});
	return formatTable(rows, { width });
}
// src/cli/render/ticket-history.ts
/** One line for each event and commit, oldest first. */
function renderTicketHistory({ entries }, { paint, width }) {
	const rows = entries.map((entry) => {
		const time = {
			text: entry.at ?? "-",
			style: paint.dim
		};
		if (entry.kind === "event") {
			const { author, kind } = entry.event;
			return [
				time,
				{
					text: kind,
					style: paint.bold
				},
				{ text: author === "" ? "-" : author },
				{ text: gist(entry.event) }
			];
		}
		const { oid, author, subject } = entry.commit;
		return [
			time,
			{
				text: oid.slice(0, 10),
				style: paint.yellow
			},
			{ text: author },
			{ text: subject }
		];
	});
	return formatTable(rows, { width });
}
/** An event in a few words: its move or outcome, and the first line of its text. */
function gist(event) {
	const [line = event.heading ?? "", next = ""] = manyLines(event.body).split("\n").filter((each) => each.trim() !== "");
	const first = line.endsWith(":") ? `${line} ${next.replace(/^[-*] /, "")}` : line;
	return [
		event.from === null || event.to === null ? void 0 : `${event.from} → ${event.to}`,
		event.status ?? void 0,
		first === "" ? void 0 : first
	].filter((part) => part !== void 0).join(": ");
}
// src/cli/render/ticket-list.ts
/** One line a ticket: state, id, title; with `long` also priority, labels, assignee and the overlays. */
function renderTicketList(data, options) {
	const rows = data.tickets.map((row) => options.long ? longRow(row, options) : shortRow(row, options));
	return formatTable(rows, { width: options.width });
}
function shortRow({ id, state, title, work }, { paint }) {
	return [
		stateCell(state, paint, work),
		{ text: id },
		{ text: titleOf(title) }
	];
}
function longRow(row, { paint }) {
	const urgent = row.priority === "P0" || row.priority === "P1";
	return [
		stateCell(row.state, paint, row.work),
		{ text: row.id },
		{
			text: row.priority,
			...urgent ? { style: paint.bold } : {}
		},
		{ text: (row.updated_at ?? "-").slice(0, 10) },
		{ text: row.assignee ?? "-" },
		{ text: row.labels.length === 0 ? "-" : row.labels.join(",") },
		{
			text: overlays(row),
			style: paint.yellow
		},
		{ text: titleOf(row.title) }
	];
}
function overlays({ attention_required, deferred_until }) {
	const words = [...attention_required === null ? [] : ["attention"], ...deferred_until === null ? [] : [`deferred:${deferred_until}`]];
	return words.length === 0 ? "-" : words.join(",");
}
// src/cli/render/ticket-search.ts
/** The matching lines below their tickets, with file and line number. */
function renderTicketSearch({ matches }, { paint, width }) {
	let text = "";
	let last;
	for (const match of matches) {
		if (match.id !== last) {
			text += last === void 0 ? "" : "\n";
			const state = stateStyle(match.state, paint)(stateText(match.state, match.work));
			text += `${state}  ${match.id}  ${paint.bold(oneLine(titleOf(match.title)))}\n`;
			last = match.id;
		}
		const place = `  ${match.path.slice(match.path.lastIndexOf("/") + 1)}:${match.line}: `;
		const line = oneLine(match.text);
		text += paint.dim(place) + (width === void 0 ? line : cutToWidth(line, Math.max(20, width - displayWidth(place)))) + "\n";
	}
	return text;
}
// src/cli/render/event.ts
/** One event of a thread with its whole text. */
function renderEvent(event, paint) {
	const body = manyLines(event.body).trim();
	return `${paint.dim(event.at ?? "no time")}  ${headline(event, paint)}\n${body === "" ? "" : `${indent(body, "  ")}\n`}`;
}
/** What an event is, in one line without its time: kind, move or outcome, author. */
function headline(event, paint) {
	const move = event.from === null || event.to === null ? "" : ` ${event.from} → ${event.to}`;
	const status = event.status === null ? "" : ` ${event.status}`;
	const role = event.role === null ? "" : ` (${event.role})`;
	return oneLine(`${paint.bold(event.kind)}${move}${status} by ${event.author === "" ? "nobody" : event.author}${role}`);
}
// src/cli/render/ticket-show.ts
const LABEL_WIDTH$1 = 12;
/** One ticket: what it says of itself, what belongs to it, its body and its last events, or all with `events`. */
function renderTicketShow({ ticket }, options) {
	const { paint } = options;
	const state = stateStyle(ticket.state, paint)(stateText(ticket.state, ticket.work));
	const head = `${paint.bold(oneLine(titleOf(ticket.title)))}\n${ticket.id}  ${state}  ${ticket.priority}\n`;
	const facts = factsOf(ticket).map(([label, value]) => `${paint.dim(padToWidth(label, LABEL_WIDTH$1))} ${oneLine(value)}\n`);
	const body = manyLines(ticket.body).trim();
	const resolution = manyLines(ticket.resolution ?? "").trim();
	return [
		`${head}\n${facts.join("")}`,
		...body === "" ? [] : [`${body}\n`],
		...resolution === "" ? [] : [`${paint.bold("Resolution")}\n\n${indent(resolution, "  ")}\n`],
		...eventsOf(ticket, options)
	].join("\n");
}
function factsOf(ticket) {
	const facts = [];
	const add = (label, values) => {
		for (const [index, value] of values.filter((one) => one !== null && one !== "").entries()) facts.push([index === 0 ? label : "", value ?? ""]);
	};
	add("work", [ticket.work === null ? null : describeWork(ticket.work)]);
	add("attention", [ticket.attention_required]);
	add("deferred", [ticket.deferred_until]);
	add("blocked by", ticket.blocked_by.map(describe));
	add("closed as", [ticket.close_status]);
	add("labels", [ticket.labels.join(", ")]);
	add("risks", [ticket.risk_flags.join(", ")]);
	add("assignee", [ticket.assignee]);
	add("readiness", [ticket.readiness === "unspecified" ? null : ticket.readiness]);
	add("queued", [ticket.queued_at === null ? null : `${ticket.queued_at} by ${ticket.queued_by ?? "?"}`]);
	add("created", [ticket.created_at]);
	add("updated", [ticket.updated_at]);
	add("relations", ticket.relations.map(({ kind, target, note }) => `${kind} ${describe(target)}${noteOf(note)}`));
	add("named by", ticket.incoming.map(({ kind, source, note }) => `${describe(source)} ${kind} this${noteOf(note)}`));
	add("plan", ticket.plan_records.map(({ kind, related_ticket, note, source }) => `${kind} ${related_ticket ?? ""}`.trim() + noteOf(note) + (source === "ledger" ? " (in the ledger)" : "")));
	add("objectives", ticket.objectives.map(({ id, title }) => `${id} ${title ?? ""}`.trim()));
	add("artifacts", ticket.artifacts);
	return facts;
}
function describeWork({ branch, head, generation }) {
	const where = head === null ? `${branch}, not seen here` : `${branch} at ${head.slice(0, 12)}`;
	return generation === null ? where : `${where}, claim of generation ${generation}`;
}
function describe({ id, state, title }) {
	return state === null && title === null ? `${id} (there is no such ticket)` : `${id} (${state ?? "?"}) ${titleOf(title)}`;
}
function noteOf(note) {
	return note === null || note === "" ? "" : `: ${note}`;
}
function eventsOf(ticket, options) {
	const events = [...ticket.events, ...ticket.work_events];
	if (events.length === 0) return [];
	const shown = options.events ? events : events.slice(-3);
	const hint = events.length - shown.length === 0 ? "" : ` (the last ${shown.length} of ${events.length}; all of them: yoi ticket show ${ticket.id} --events)`;
	return [`${options.paint.bold("Thread")}${options.paint.dim(hint)}\n`, ...shown.map((event) => renderEvent(event, options.paint))];
}
// src/cli/render/orchestration.ts
const LABEL_WIDTH = 11;
/** The way of a ticket through the Orchestrator, a line for each thing that decides about it. */
function renderOrchestration(way, work, paint) {
	const shown = [
		...ledgerLines(way),
		["next", nextText(way)],
		...way.waits.map(({ kind, text }) => ["waits for", `${kind}: ${text}`]),
		...recordedLines(way),
		["capacity", capacityText(way)],
		...way.plan.map((record) => ["plan", planText(record)]),
		...claimLines(way, work),
		...way.ended.map((claim) => ["ended", endedText(claim)]),
		["validation", validationText(way)],
		...gateLines(way, paint),
		["merge", mergeText(way)]
	].map(([label, text, mark = ""]) => `  ${paint.dim(padToWidth(label, LABEL_WIDTH))} ${mark}${oneLine(text)}\n`);
	return `${paint.bold("Orchestrator")}${paint.dim(" (as it was last seen here)")}\n${shown.join("")}`;
}
function ledgerLines({ ledger }) {
	if (ledger.state === "present") return [];
	if (ledger.state === "new") return [["ledger", "there is none yet: nothing was ever claimed"]];
	return [["ledger", `${ledger.state}: ${ledger.problem ?? "it cannot be read"}; see yoi ticket doctor --live`]];
}
function nextText({ next, waits }) {
	if (next !== null) return `${next.replaceAll("_", " ")}: yoi orchestrate does it`;
	return waits.length === 0 ? "nothing is to be done" : "nothing: it waits";
}
/** What the ledger says, where that is not what is seen now. */
function recordedLines({ recorded_wait: wait, waits }) {
	if (wait === null) return [];
	const now = new Set(waits.map(({ kind, text }) => `${kind}: ${text}`));
	const older = wait.reasons.map(({ kind, text }) => `${kind}: ${text}`).filter((reason) => !now.has(reason));
	return [["since", wait.since], ...older.map((reason) => ["recorded", reason])];
}
function capacityText({ capacity: { limit, claimed } }) {
	const list = claimed.length === 0 ? "" : `: ${claimed.join(", ")}`;
	return `${claimed.length} of ${limit} tickets are worked on${list}`;
}
function planText({ kind, ticket_id, related_ticket, note, source }) {
	return `${`${ticket_id} ${kind}${related_ticket === null ? "" : ` ${related_ticket}`}`}${note === null ? "" : `: ${note}`}${source === "ledger" ? " (in the ledger)" : ""}`;
}
function claimLines({ claim }, work) {
	if (claim === null) return [];
	const { generation, round, attempts, failures, attempt, landed, attention } = claim;
	return [
		["claim", `generation ${generation}, round ${round}, ${`${countOf(attempts, "attempt")}${failures === 0 ? "" : `, the last ${failures} brought nothing`}`}`],
		...work === null ? [] : [["branch", `${work.branch} ${work.head?.slice(0, 12) ?? "(not seen)"}`]],
		...attempt === null ? [] : [["attempt", attemptText(attempt)]],
		...claim.retry_after === null ? [] : [["retry", `not before ${claim.retry_after}`]],
		...attention === null ? [] : [["attention", attention]],
		...landed === null ? [] : [["landed", landed.slice(0, 12)]]
	];
}
function attemptText(attempt) {
	const { role, round, opened_at, deadline, liveness, result } = attempt;
	const how = {
		running: "running here",
		idle: "not started yet",
		dead: "its process is gone",
		unknown: `running elsewhere, until ${deadline} at the latest`
	}[liveness];
	return `${role} of round ${round}, opened ${opened_at}: ${result === "complete" ? "its result waits to be published" : how}`;
}
function endedText({ generation, outcome, at, queued_at }) {
	return `generation ${generation} (queued ${queued_at}) was ${outcome} at ${at}`;
}
function validationText({ validation: { commands, passed } }) {
	if (commands.length === 0) return "no command is configured";
	const result = passed === null ? "not run for the work as it is" : passed ? "passed" : "failed";
	return `${commands.join("; ")}: ${result}`;
}
function gateLines({ gate }, paint) {
	if (gate === null) return [];
	const lineOf = ({ name, status, reason }, indent = "") => [
		"",
		`${name}: ${reason}`,
		`${indent}${markOf(status, paint)} `
	];
	return [["gate", `${gate.status}: ${gate.reason}`], ...gate.parts.flatMap((part) => [lineOf(part), ...part.parts.map((child) => lineOf(child, "  "))])];
}
function markOf(status, paint) {
	return {
		passed: paint.green("✓"),
		pending: paint.yellow("…"),
		failed: paint.red("✗")
	}[status];
}
function mergeText({ authority: { merge, required_approvals: needed } }) {
	const who = merge === "merge" ? "the Orchestrator merges when the gate passes" : "a person merges: yoi merge";
	return needed === 0 ? who : `${who}; ${countOf(needed, "approval")} of people required`;
}
// src/cli/render/why.ts
/**
* What stands between a ticket and each state it may go to: what is met, what is missing, and what helps; then its way
* through the Orchestrator, where it is on it.
*/
function renderWhy({ ticket, next, work, orchestration }, { paint }) {
	const head = `${stateStyle(ticket.state, paint)(stateText(ticket.state, work))}  ${ticket.id}  ${paint.bold(oneLine(titleOf(ticket.title)))}\n`;
	const way = orchestration === null ? [] : [renderOrchestration(orchestration, work, paint)];
	return [
		head,
		...next.map((step) => renderStep(step, paint)),
		...way
	].join("\n");
}
function renderStep({ to, roles, command, possible, needs }, paint) {
	const verdict = possible ? paint.green("possible") : paint.red("not yet");
	const how = command ?? "no command: the Orchestrator makes this move";
	const lines = needs.map((need) => `  ${renderNeed(need, paint)}`);
	return `→ ${paint.bold(to)}  ${verdict}  ${paint.dim(`${roles.join(", ")}:`)} ${how}\n${lines.join("")}`;
}
function renderNeed({ status, reason, help }, paint) {
	return `${{
		met: paint.green("met:    "),
		missing: paint.red("missing:"),
		given: paint.dim("command:"),
		unknown: paint.dim("unknown:")
	}[status]} ${oneLine(reason)}\n${help === null ? "" : `           ${paint.cyan("help:")} ${oneLine(help)}\n`}`;
}
// src/cli/reads.ts
/** Ties a use case to how its answer is shown. */
function reader(answer, render, whenEmpty = () => void 0) {
	return async (context, checked) => {
		const input = checked;
		const { data, diagnostics } = await answer(context, input);
		return {
			data,
			diagnostics,
			render: (options) => render(data, options, input),
			empty: whenEmpty(data, input)
		};
	};
}
const NO_TICKETS = "there are no tickets yet; create one with: yoi ticket create \"…\"";
/** The reading operations that answer from the records, by name. */
const READERS = {
	ticket_list: reader(listTickets, (data, options, input) => renderTicketList(data, {
		...options,
		long: input.long === true
	}), ({ tickets, matched, examined }, input) => {
		if (examined === 0) return NO_TICKETS;
		if (tickets.length < matched) return `${matched - tickets.length} more match; --limit shows more`;
		if (matched > 0) return void 0;
		const closedHidden = input.all !== true && (input.state ?? []).length === 0;
		return `no ticket matches; ${countOf(examined, "ticket")} examined${closedHidden ? ", closed ones are shown with --all" : ""}`;
	}),
	ticket_show: reader(showTicket, (data, options, input) => renderTicketShow(data, {
		...options,
		events: input.events === true
	})),
	ticket_search: reader(searchTickets, renderTicketSearch, ({ matches, matched, examined }, { text }) => {
		if (examined === 0) return NO_TICKETS;
		if (matches.length < matched) return `${matched - matches.length} more lines match; --limit shows more`;
		return matched > 0 ? void 0 : `nothing holds "${text}"; ${countOf(examined, "ticket")} examined`;
	}),
	ticket_history: reader(showHistory, renderTicketHistory, ({ entries }) => entries.length === 0 ? "no event and no commit tells of this ticket" : void 0),
	objective_list: reader(listObjectives, renderObjectiveList, ({ examined }) => examined === 0 ? "there are no objectives yet; create one with: yoi objective create \"…\"" : void 0),
	objective_show: reader(showObjective, renderObjectiveShow),
	plan_query: reader(queryPlan, renderPlanQuery, ({ records, examined }) => records.length === 0 ? `no plan record matches; ${countOf(examined, "ticket")} examined` : void 0),
	why: reader(explainTicket, renderWhy, ({ next }) => next.length === 0 ? "its state cannot be read; run: yoi ticket doctor" : void 0)
};
// src/cli/special-reads.ts
/** The reading operations that answer in their own way, by name. */
const SPECIAL_READERS = {
	ticket_doctor: async (...call) => (await import("./doctor-command.js")).examine(...call),
	ticket_lint: async (...call) => (await import("./doctor-command.js")).lint(...call),
	explain: explainCode,
	config_check: checkConfig
};
function explainCode(input, json, { terminal }) {
	const wanted = input["code"];
	if (typeof wanted === "string" && !isCode(wanted)) {
		const near = nearest(wanted, Object.keys(codes));
		const suggestion = near === void 0 ? "run `yoi explain` for the list" : `write ${near}`;
		throw failure("usage/bad-value", { path: "" }, {
			name: "code",
			value: `"${wanted}"`,
			suggestion
		});
	}
	const chosen = listCodes().filter(({ code }) => wanted === void 0 || code === wanted);
	if (json) {
		const list = chosen.map(({ code, severity, title }) => {
			const { message, help, explain: text } = codes[code];
			return {
				code,
				severity,
				title,
				message,
				help,
				explain: text
			};
		});
		terminal.out(formatJson(envelope("explain", {
			codes: list,
			diagnostics: []
		})));
	} else if (typeof wanted === "string" && isCode(wanted)) terminal.out(explain(wanted));
	else {
		const rows = chosen.map(({ code, severity, title }) => [
			{ text: code },
			{ text: severity },
			{ text: title }
		]);
		terminal.out(formatTable(rows, { width: terminal.width }));
	}
	return 0;
}
function checkConfig(_input, json, { cwd, env, terminal }) {
	const { root, config, configDiagnostics: diagnostics } = openWorkspace({
		cwd,
		env
	});
	const hasConfig = existsSync(join(root, CONFIG_PATH));
	const failed = diagnostics.some(({ severity }) => severity === "error");
	if (json) {
		const data = {
			path: CONFIG_PATH,
			exists: hasConfig,
			config,
			diagnostics: diagnostics.map(findingData)
		};
		terminal.out(formatJson(envelope("config-check", data)));
		return failed ? 1 : 0;
	}
	if (!hasConfig) terminal.note(`there is no ${CONFIG_PATH}; every key has its default\n`);
	else if (diagnostics.length === 0) terminal.out(`${CONFIG_PATH} is good\n`);
	showFindings(diagnostics, terminal);
	return failed ? 1 : 0;
}
// src/cli/run-command.ts
/** Most findings a reading command shows: it is not the doctor. */
const MAX_SHOWN_FINDINGS = 5;
/** Runs one command and returns its exit code. */
async function runCommand(spec, raw, context) {
	const { operation } = spec;
	if (operation === void 0) return await runOther(spec, raw, context);
	const input = readInput(spec, operation, raw, context.cwd);
	if (operation.effect === "write") {
		const { runWrite } = await import("./writes2.js");
		return await runWrite(operation, input, raw, context);
	}
	const special = SPECIAL_READERS[operation.name];
	if (special !== void 0) return await special(input, raw["json"] === true, context);
	const reader = READERS[operation.name];
	if (reader === void 0) throw new Error(`nothing answers ${operation.name}`);
	return await runRead(operation, reader, {
		input,
		json: raw["json"] === true,
		context
	});
}
async function runRead(operation, reader, { input, json, context }) {
	const { terminal, cwd, env } = context;
	const { workspace, diagnostics: repaired } = await openForReading({
		cwd,
		env
	}, lockOptions(terminal));
	showFindings(repaired, terminal);
	const progress = terminal.startProgress();
	const { data, render, diagnostics, empty } = await reader({
		workspace,
		now: formatNow(/* @__PURE__ */ new Date()),
		onProgress: progress.update
	}, input);
	progress.end();
	const errors = diagnostics.filter(({ severity }) => severity === "error");
	if (json) {
		const kind = operation.name.replaceAll("_", "-");
		terminal.out(formatJson(envelope(kind, {
			...data,
			diagnostics: errors.map(findingData)
		})));
		return errors.length > 0 ? 1 : 0;
	}
	terminal.out(render({
		paint: terminal.paint,
		width: terminal.width
	}));
	if (empty !== void 0) terminal.note(`${empty}\n`);
	showFindings(errors.slice(0, MAX_SHOWN_FINDINGS), terminal);
	const left = errors.length - MAX_SHOWN_FINDINGS;
	if (left > 0) terminal.note(`and ${left} more errors: run yoi ticket doctor\n`);
	return errors.length > 0 ? 1 : 0;
}
// src/app/queries/list-candidates.ts
/** Most ids that are proposed: nobody reads more, and each is a file to read. */
const MAX_CANDIDATES = 200;
/**
* Ids that begin with what is typed, newest first; slugs where no id does. With `states` tickets in one of them,
* without it objectives.
* @throws as `openWorkspace`
*/
function listCandidates(place, { typed, states }) {
	const workspace = openWorkspace(place);
	if (states === void 0) return readObjectives(workspace.root).filter(({ id }) => id.startsWith(typed)).map(({ id, title }) => ({
		value: id,
		description: title ?? ""
	}));
	const places = [...listTicketPlaces(workspace)].reverse();
	const byId = places.filter(({ id }) => id.startsWith(typed)).map((ticket) => ({
		ticket,
		value: ticket.id
	}));
	const named = byId.length > 0 ? byId : places.flatMap((ticket) => {
		const slug = slugOf(ticket.id);
		return slug?.startsWith(typed) === true ? [{
			ticket,
			value: slug
		}] : [];
	});
	const candidates = [];
	for (const { ticket, value } of named) {
		if (candidates.length === MAX_CANDIDATES) break;
		const { item } = readHead(workspace.root, ticket, false);
		if (item?.state !== void 0 && !states.includes(item.state)) continue;
		candidates.push({
			value,
			description: item?.title ?? ""
		});
	}
	return candidates;
}
// src/cli/specs.ts
/** Every command there is: those of the operations, and those that are none. */
function allSpecs() {
	return [...OPERATIONS.map(specOf), ...OTHER_SPECS];
}
// src/cli/run-complete.ts
/**
* `yoi __complete <shell> -- <words…>`: one candidate a line, with a tab and its description. Completion never fails:
* outside a repository there are simply no ids.
*/
function runComplete(args, { cwd, env, out }) {
	const shell = SHELLS.find((known) => known === args[0]);
	if (shell === void 0 || args[1] !== "--") return;
	const { wanted, typed, prefix } = decideCompletion(args.slice(2), allSpecs(), shell);
	if (wanted.kind === "files") {
		out(`${FILES}\n`);
		return;
	}
	let candidates;
	if (wanted.kind === "words") candidates = wanted.candidates.filter(({ value }) => value.startsWith(typed));
	else try {
		const states = wanted.kind === "tickets" ? wanted.states : void 0;
		candidates = listCandidates({
			cwd: resolve(cwd, chosenDirectory(args)),
			env
		}, {
			typed,
			states
		});
	} catch {
		candidates = [];
	}
	out(candidates.map(({ value, description }) => `${prefix}${value}\t${oneLine(description)}\n`).join(""));
}
/** The value of `--cwd` among the words, or the directory itself. */
function chosenDirectory(words) {
	const at = words.lastIndexOf("--cwd");
	const joined = words.findLast((word) => word.startsWith("--cwd="))?.slice(6);
	return (at < 0 ? joined : words[at + 1]) ?? ".";
}
// src/cli/progress.ts
/** Work shorter than this shows nothing, in milliseconds. */
const QUIET_MS = 1e3;
/** Time between two lines on a terminal, in milliseconds. */
const REDRAW_MS = 100;
/** Time between two lines where each stays, as in a log, in milliseconds. */
const LOG_MS = 1e4;
/** Carriage return and "erase to the end of the line" (ECMA-48 EL). */
const CLEAR_LINE = "\r\x1B[K";
/**
* Progress on standard error: one line that redraws itself on a terminal, a plain line now and then elsewhere. `now`
* is a clock in milliseconds.
*/
function createProgress(options) {
	const { write, terminal, now } = options;
	let next = now() + QUIET_MS;
	let shown = false;
	return {
		update: (label, done, total) => {
			const time = now();
			if (time < next) return;
			next = time + (terminal ? REDRAW_MS : LOG_MS);
			const line = `${label}: ${done} of ${total}`;
			write(terminal ? `${CLEAR_LINE}${line}` : `${line}\n`);
			shown = terminal;
		},
		end: () => {
			if (shown) write(CLEAR_LINE);
			shown = false;
		}
	};
}
// src/cli/terminal.ts
/** The terminal of this process. `refused` is `--no-color`. */
function openTerminal(streams, env, refused) {
	const { stdout, stderr } = streams;
	const coloured = decideColour({
		terminal: stdout.isTTY,
		env,
		refused
	});
	const noteColoured = decideColour({
		terminal: stderr.isTTY,
		env,
		refused
	});
	const note = (text) => void stderr.write(text);
	return {
		out: (text) => void stdout.write(text),
		note,
		width: stdout.isTTY ? stdout.columns : void 0,
		paint: paintFor(coloured),
		palette: paletteFor(coloured),
		notePalette: paletteFor(noteColoured),
		startProgress: () => createProgress({
			write: note,
			terminal: stderr.isTTY,
			now: () => performance.now()
		})
	};
}
// src/cli/run.ts
config({ jitless: true });
/**
* Runs one command line and sets the exit code: 0 done, 1 findings, 2 could not run. The process is left to end by
* itself, so that everything written reaches a slow reader.
*/
async function run(args) {
	const { env } = process;
	const terminal = openTerminal(process, env, args.includes("--no-color"));
	process.stderr.on("error", ignoreClosedPipe);
	process.stdout.on("error", (error) => {
		if (ignoreClosedPipe(error)) return;
		showError(error, terminal);
	});
	const code = await runLine(args, {
		cwd: process.cwd(),
		env,
		terminal
	});
	process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}
/** As `run`, started anywhere and writing to any terminal; gives the exit code. */
async function runLine(args, { cwd, env, terminal }) {
	let code = 0;
	try {
		if (args[0] === "__complete") {
			runComplete(args.slice(1), {
				cwd,
				env,
				out: terminal.out
			});
			return code;
		}
		const wanted = helpFirst(args);
		await buildProgram(allSpecs(), wanted, {
			terminal,
			handle: async (spec, raw, globals) => {
				code = await runCommand(spec, raw, {
					cwd: resolve(cwd, globals.cwd ?? "."),
					env,
					terminal
				});
			}
		}).parseAsync(wanted, { from: "user" });
		return code;
	} catch (error) {
		const helpCode = helpExitCode(error);
		if (helpCode === void 0) showError(error, terminal);
		return helpCode ?? 2;
	}
}
/** `yoi help ticket list` is `yoi ticket list --help`. */
function helpFirst(args) {
	return args[0] === "help" ? [...args.slice(1), "--help"] : args;
}
/** A reader that had enough (`yoi ticket list | head`) is no error; any other failed write is one. */
function ignoreClosedPipe(error) {
	if (error.code === "EPIPE") return true;
	process.exitCode = 2;
	return false;
}
export { run };
