/** Numbers in forms that the grammar does not have, written in one that it has. */

/** "2k5 examples": so many thousands and hundreds. */
const hundredsBehind = /(?<![\w.,])(\d{1,3})k([1-9])(?![\w-]|[.,]\w)/giu
/** "11.400 tok/s", "1.024 cards": in groups of three, of what nobody counts in thousandths. */
const groupedCount =
  /(?<![\w.,$€£-])([1-9]\d{0,2})\.(\d{3})(?= ?(?:tok(?:en)?s? ?(?:\/|per |a |pro )|tps\b|gpus\b|cards\b|nodes\b|karten\b|steps\b))/giu

/** "2,5x so viele Daten": a decimal comma before a factor. */
const commaFactor = /(?<![\w.,])(\d{1,2}),(\d{1,2})(?= ?(?:x|×|mal|times|fach)(?![\w-]))/giu

/** The text with such numbers as digits: "2.5k examples", "11400 tok/s". */
export const withNumberForms = (text: string): string =>
  /\d(?:k\d|\.\d{3}|,\d)/iu.test(text)
    ? text.replace(hundredsBehind, '$1.$2k').replace(groupedCount, '$1$2').replace(commaFactor, '$1.$2')
    : text
