/** Words that are looked for as they are typed. */

/** The words as a part of a regular expression that matches them alone. */
export const literalPattern = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
