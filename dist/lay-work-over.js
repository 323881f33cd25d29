import { r as layOver, t as viewOf } from "./ticket-view.js";
import { B as MAX_THREAD_BYTES, r as runGit } from "./plumbing.js";
import { a as parseThread, t as decodeRecord } from "./decode.js";
import { a as THREAD, t as ITEM } from "./parse-ticket.js";
import { r as readRecord } from "./read-files.js";
import { a as isOid } from "./refs.js";
import { n as parseTickets, r as placesOf } from "./read-tickets.js";
import { t as chainOf } from "./observe-default.js";
import { t as readSeenShared } from "./seen.js";
import { t as asInTree } from "./shown-ticket.js";
// src/io/git/named-files.ts
/**
* The files of some commits by path, as `fileKey` names them; what is not there, or is no file, has no entry.
* 1 process whatever the count, none for no names. @throws git/too-much-output
*/
function readNamedFiles(repo, named, maxBytes) {
	const asked = [...new Set(named.filter(isAskable).map(fileKey))];
	const files = /* @__PURE__ */ new Map();
	if (asked.length === 0) return files;
	const input = `${asked.join("\n")}\n`;
	const { stdout } = runGit([
		"cat-file",
		"--batch",
		"--buffer"
	], {
		...repo,
		input
	});
	let at = 0;
	for (const key of asked) {
		const end = stdout.indexOf(10, at);
		const [oid = "", type = "", size = ""] = stdout.toString("utf8", at, end).split(" ");
		at = end + 1;
		if (!isOid(oid) || !/^\d+$/.test(size)) continue;
		const bytes = stdout.subarray(at, at + Number(size));
		at += Number(size) + 1;
		if (type === "blob") files.set(key, decodeRecord(bytes, maxBytes));
	}
	return files;
}
/** The name under which git finds a file of a commit. */
function fileKey({ commit, path }) {
	return `${commit}:${path}`;
}
function isAskable({ commit, path }) {
	return isOid(commit) && !path.includes("\n");
}
// src/app/queries/lay-work-over.ts
/**
* Lays work refs and claims, as they were last seen, over the tickets of the working tree; undefined where there are
* none after all. Up to 9 processes: 1 for all work refs together.
*/
function layWorkOver(workspace) {
	const seen = readSeenShared(workspace.repository, workspace.config);
	if (seen === void 0) return void 0;
	const claimed = [...seen.ledger.claims].filter(([, { live }]) => live !== null).map(([id]) => id);
	const ids = /* @__PURE__ */ new Set([...seen.refs.work.keys(), ...claimed]);
	const tips = readTips(workspace, seen, ids);
	return {
		seen,
		show: (place, item) => ids.has(place.id) ? shownAs({
			workspace,
			seen,
			tips,
			place,
			item
		}) : asInTree(item)
	};
}
function readTips({ repository, ticketRoot }, { refs }, ids) {
	const named = (commit, id) => placesOf(ticketRoot, id).flatMap((dir) => [ITEM, THREAD].map((inside) => ({
		commit,
		path: `${dir}/${inside}`
	})));
	const atWork = [...refs.work].flatMap(([id, head]) => named(head, id));
	const atDefault = [...ids].flatMap((id) => named(refs.defaultSha, id));
	const files = readNamedFiles(repository, [...atWork, ...atDefault], MAX_THREAD_BYTES);
	const parse = (some, wanted) => {
		const found = some.flatMap((file) => {
			const record = files.get(fileKey(file));
			return record === void 0 ? [] : [[file.path, record]];
		});
		return parseTickets(new Map(found), wanted, ticketRoot);
	};
	const perRef = [...refs.work].flatMap(([id, head]) => [...parse(named(head, id), /* @__PURE__ */ new Set([id]))]);
	return {
		work: new Map(perRef),
		onDefault: parse(atDefault, ids)
	};
}
function shownAs({ workspace, seen, tips, place, item }) {
	const { id } = place;
	const claim = seen.ledger.claims.get(id)?.live ?? null;
	const workTicket = tips.work.get(id);
	const laid = layOver({
		tree: viewOfTree(workspace.root, place, item),
		onDefault: viewOf(tips.onDefault.get(id)),
		work: viewOf(workTicket),
		claim
	});
	const work = workData(seen, id, workTicket, laid);
	return {
		state: laid.state ?? void 0,
		attention: laid.attention,
		work,
		...laid.holds && workTicket !== void 0 ? { workTicket } : {}
	};
}
function workData({ place, refs, ledger }, id, ticket, { mergeReady }) {
	const claim = ledger.claims.get(id)?.live ?? null;
	return {
		branch: `${place.workPrefix}${id}`,
		head: refs.work.get(id) ?? null,
		state: ticket?.item?.state ?? null,
		merge_ready: mergeReady,
		generation: claim?.generation ?? null,
		attention: claim?.attention ?? ticket?.item?.attention_required ?? null
	};
}
function viewOfTree(root, { id, dir }, item) {
	if (item?.state === void 0) return null;
	const file = readRecord(root, `${dir}/${THREAD}`, MAX_THREAD_BYTES);
	const { thread } = parseThread(file?.text ?? "", `${dir}/${THREAD}`, id);
	return {
		state: item.state,
		attention: item.attention_required,
		chain: chainOf({ thread })
	};
}
export { layWorkOver };
