const UTC_SECONDS = "dddd-dd-ddTdd:dd:ddZ";
const DATE = "dddd-dd-dd";
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * Seconds since 1970 of an RFC 3339 time in UTC and whole seconds (`2026-06-13T17:51:04Z`), or undefined when the
 * text is no such time or no such day exists.
 */
export function parseTime(text: string): number | undefined {
  if (!hasForm(text, UTC_SECONDS)) return undefined;
  const [hour, minute, second] = [numberAt(text, 11), numberAt(text, 14), numberAt(text, 17)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const days = parseDayNumber(text);
  return days === undefined ? undefined : ((days * 24 + hour) * 60 + minute) * 60 + second;
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`, or undefined when it is none. */
export function parseDate(text: string): number | undefined {
  return hasForm(text, DATE) ? parseDayNumber(text) : undefined;
}

/** Whether a text has a digit wherever the form has a `d`, and is the form everywhere else. A regex takes four times as long. */
function hasForm(text: string, form: string): boolean {
  if (text.length !== form.length) return false;
  for (let at = 0; at < form.length; at++) {
    const code = text.charCodeAt(at);
    const fits = form[at] === "d" ? code >= 0x30 && code <= 0x39 : code === form.charCodeAt(at);
    if (!fits) return false;
  }
  return true;
}

/** The number of two digits. */
function numberAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30;
}

function parseDayNumber(text: string): number | undefined {
  const year = numberAt(text, 0) * 100 + numberAt(text, 2);
  const [month, day] = [numberAt(text, 5), numberAt(text, 8)];
  if (year < 1970 || month < 1 || month > 12 || day < 1) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthDays = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day > (monthDays[month - 1] ?? 0)) return undefined;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  return (
    (year - 1970) * 365 +
    leapDays +
    (DAYS_BEFORE_MONTH[month - 1] ?? 0) +
    (leap && month > 2 ? 1 : 0) +
    day -
    1
  );
}

/** Whether one time lies before another; unreadable times have findings of their own and count as in order. */
export function isBeforeTime(time: string | undefined, other: string | undefined): boolean {
  const [a, b] = [parseTime(time ?? ""), parseTime(other ?? "")];
  return a !== undefined && b !== undefined && a < b;
}
