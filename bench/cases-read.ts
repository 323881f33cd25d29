import { difference, measureInTurn, median, type Times } from "./measure.ts";
import { type Row, ratioRow } from "./row.ts";
import { bareNode, count, floor, type Setting, yoi } from "./setting.ts";

const RAW_READ = "reading the same files";
const DOCTOR_GOALS: Readonly<Record<number, number>> = { 1000: 1.25, 10000: 1.6, 100000: 1.15 };
const MEMORY_GOALS: Readonly<Record<number, number>> = { 10000: 2, 100000: 6 };
/** A workspace of 100,000 takes minutes. */
const MANY = 50_000;
const FEW_ROUNDS = 3;

interface Measured {
  readonly tickets: number;
  readonly node: Times;
  readonly doctor: Times;
  readonly list: Times;
}

/** What it costs to read the whole workspace, and one ticket of it. */
export function measureReading(setting: Setting): readonly Row[] {
  const rows: Row[] = [];
  const all: Measured[] = [];
  for (const tickets of setting.sizes) {
    const { rows: added, measured } = measureSize(setting, tickets);
    rows.push(...added);
    all.push(measured);
  }
  for (const [index, large] of all.entries()) {
    const small = all[index - 1];
    if (small !== undefined) rows.push(growthRow("doctor", small, large), growthRow("list", small, large));
  }
  return rows;
}

function measureSize(
  { lab, rounds, workspace }: Setting,
  tickets: number,
): { readonly rows: readonly Row[]; readonly measured: Measured } {
  const { root, fileList, ticketIds } = workspace(tickets);
  const commands = {
    node: { command: bareNode(root) },
    read: { command: floor(root, "read-all.js", fileList) },
    doctor: { command: yoi(root, "ticket", "doctor") },
    list: { command: yoi(root, "ticket", "list") },
    show: { command: yoi(root, "ticket", "show", ticketIds[4] ?? "") },
  };
  const times = measureInTurn(lab, commands, tickets > MANY ? FEW_ROUNDS : rounds);
  const peak = lab.peakMiB(commands.doctor.command);
  const barePeak = lab.peakMiB(commands.node.command);
  const of = `, ${count(tickets)} tickets`;
  const goal = DOCTOR_GOALS[tickets];
  const memoryGoal = MEMORY_GOALS[tickets];
  const memory: Row = {
    what: `memory of \`ticket doctor\`${of} (${Math.round(peak)} MiB)`,
    floor: `that of \`node -e 0\` (${Math.round(barePeak)} MiB)`,
    ...(memoryGoal === undefined ? {} : { goal: memoryGoal }),
    figure: peak / barePeak,
    unit: "x",
  };
  const rows = [
    ratioRow(
      { what: `\`ticket doctor\`${of}`, floor: RAW_READ, ...(goal === undefined ? {} : { goal }) },
      times.doctor,
      times.read,
    ),
    memory,
    ratioRow({ what: `\`ticket list\`${of}`, floor: RAW_READ, goal: 0.9 }, times.list, times.read),
    ratioRow({ what: `\`ticket show\`${of}`, floor: "`node -e 0`" }, times.show, times.node),
  ];
  return { rows, measured: { tickets, ...times } };
}

/** How much longer ten times the tickets take, the start of Node not counted. */
function growthRow(what: "doctor" | "list", small: Measured, large: Measured): Row {
  const factor = large.tickets / small.tickets;
  const time = (of: Measured): number => median(difference(of[what], of.node));
  return {
    what: `\`ticket ${what}\`, ${count(large.tickets)} tickets`,
    floor: `${count(small.tickets)} tickets, without the start of Node`,
    goal: factor * 1.1,
    figure: time(large) / time(small),
    unit: "x",
  };
}
