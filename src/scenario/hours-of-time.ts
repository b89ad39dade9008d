export const hoursOfDay = 24
export const hoursOfWeek = 7 * hoursOfDay
/** Hours of a month and of a year that nobody switches off. */
export const hoursOfMonth = 730
export const hoursOfYear = 12 * hoursOfMonth

/** Periods of a year. */
export const periodsPerYear = { week: 52, month: 12, quarter: 4, year: 1 } as const
