/** How often something is done that is done each of these, in times a year. */
export const timesAYear: Readonly<Record<string, number>> = {
  daily: 365, nightly: 365, day: 365, night: 365, weekly: 52, week: 52, biweekly: 26, fortnight: 26, fortnightly: 26,
  monthly: 12, month: 12, quarterly: 4, quarter: 4, yearly: 1, annually: 1, year: 1,
} // prettier-ignore

/** Behind "weekly" they make a heading of it: nothing is trained so often. */
export const headingNouns: readonly string[] =
  'standup stand-up sync update updates report reports notes meeting meetings call recap summary check-in scrum digest'.split(
    ' ',
  )
