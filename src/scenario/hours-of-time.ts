export const hoursOfDay = 24
export const hoursOfWeek = 7 * hoursOfDay
/** Hours of a month and of a year that nobody switches off. */
export const hoursOfMonth = 730
export const hoursOfYear = 12 * hoursOfMonth

/** Hours of a unit of time as it is written, by its first letter: "h", "days", "wk", "month", "yr"; undefined: it is none. */
export const hoursOfUnit = (unit: string): number | undefined =>
  ({ h: 1, d: hoursOfDay, w: hoursOfWeek, m: hoursOfMonth, y: hoursOfYear })[unit[0]?.toLowerCase() ?? '']

/** Periods of a year. */
export const periodsPerYear = { week: 52, month: 12, quarter: 4, year: 1 } as const

/** Runs of a period, where so many are of a year: "weekly" is 4.33 a month; of many whole ones. */
export function runsOfPeriod(runsPerYear: number, period: keyof typeof periodsPerYear): number {
  const runs = runsPerYear / periodsPerYear[period]
  return runs < fewRuns ? runs : Math.round(runs)
}
const fewRuns = 10
