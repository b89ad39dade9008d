/** Small questions about the characters of a text that many readers ask. */

/** Digits of ASCII, wherever they stand. */
export const hasDigit = (text: string): boolean => /\d/.test(text)

/** Whether the first sign is a digit: an amount, and no word. */
export const startsWithDigit = (text: string): boolean => /^\d/.test(text)

/** "7", "31": a day, an hour, a small count, as it is typed. */
export const isOneOrTwoDigits = (text: string): boolean => /^\d{1,2}$/.test(text)

/** "2027", of this century. */
export const isYear = (text: string): boolean => /^20\d\d$/.test(text)

/** "1,5", "48,25": a decimal comma, or the end of a group. */
export const isCommaDecimal = (digits: string): boolean => /^\d{1,3},\d{1,2}$/.test(digits)

/** One space wherever there are several, or lines end, and none around. */
export const collapseSpaces = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** "RTX 4090 (24 GB)" is "RTX 4090". */
export const withoutParentheses = (name: string): string => name.replaceAll(/\s*\([^)]*\)/g, '')
