import { parseTime } from "../../ticket/time.ts";

const DAY = 86_400;

/** The time so many seconds later, in the same form. What is no time stays as it is. */
export function timeAfter(time: string, seconds: number): string {
  const start = parseTime(time);
  return start === undefined ? time : formatTime(start + seconds);
}

/** RFC 3339 in UTC and whole seconds, for seconds since 1970. */
function formatTime(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  const [hour, minute, second] = [Math.floor(rest / 3_600), Math.floor(rest / 60) % 60, rest % 60];
  return `${formatDay(days)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}

/** The date of a day since 1970-01-01: Hinnant's `civil_from_days`, whose years begin in March. */
function formatDay(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
