/** Hours of a month and of a year that nobody switches off. */
export const hoursOfMonth = 730
export const hoursOfYear = 12 * hoursOfMonth
