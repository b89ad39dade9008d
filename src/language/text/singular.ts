/** "categories" as "category", "boxes" as "box", "rows" as "row": one of what a noun counts. */
export const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=(?:ss|sh|ch|x))es$|(?<!s)s$/u, '')
