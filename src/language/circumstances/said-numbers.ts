/** Numbers that are said in words, written as the readers of shares, multiples and counts know them: "thirty-five per cent" is "35%". */

const units: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
} // prettier-ignore
const tens: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
} // prettier-ignore
const tensForm = String.raw`\b(?:(${Object.keys(tens).join('|')})(?:[ -](${Object.keys(units).slice(0, 9).join('|')}))?)\b`
const unitForm = `(?:${Object.keys(units).join('|')})`
const factors: Readonly<Record<string, number>> = {
  quintuple: 5,
  quintuples: 5,
  quintupled: 5,
  quadrupling: 4,
  tenfold: 10,
}

type Rewriting = readonly [RegExp, (all: string, ...groups: string[]) => string]

const numberOf = (word = ''): number => units[word] ?? Number(word)

const rewritings: readonly Rewriting[] = [
  [/\bhalf again as (?:much|many|long)\b/gu, () => '1.5 times'],
  [new RegExp(String.raw`\b(${unitForm}|\d{1,2}) and a half (?=times|x\b|as )`, 'gu'), (_all, count) => `${numberOf(count) + 0.5} `],
  [new RegExp(tensForm, 'gu'), (_all, ten = '', unit = '') => String((tens[ten] ?? 0) + (units[unit] ?? 0))],
  [/\bhalf a dozen\b/gu, () => '6'],
  [/\b(?:a|one) dozen\b/gu, () => '12'],
  [/\ba hundred\b/gu, () => '100'],
  [/\b(?:a )?(?:pair|couple) of\b/gu, () => '2'],
  [/\bhalf an? (?:dollar|buck)\b/gu, () => '$0.5'],
  [new RegExp(String.raw`\b(${unitForm}) (?:dollars?|bucks?)\b`, 'gu'), (_all, count) => `$${numberOf(count)}`],
  [/\b(\d{1,2}) cents?\b/gu, (_all, cents) => `$${Number(cents) / 100}`],
  [new RegExp(String.raw`\b(${unitForm})(?= (?:%|percent|per cent|pct))`, 'gu'), (_all, count) => String(numberOf(count))],
  [/\bper cent\b/gu, () => 'percent'],
  // "One row in eight", "two scans out of five"
  [new RegExp(String.raw`\b(one|two|three) (?!in\b|out\b)\p{L}+ (?:in|out of)(?: every)? (${unitForm}|\d{1,2})\b`, 'gu'), (_all, some, all) => `${Math.round((numberOf(some) / numberOf(all)) * 1000) / 10}%`],
  [/\b([1-3])\/([2-9]|10)\b(?= of| the| \p{L})/gu, (_all, some, all) => `${Math.round((Number(some) / Number(all)) * 1000) / 10}%`],
  // "0.8 of your estimate", "your throughput times 0.7"
  [/(?<![$€\d.])\b(?:times |x ?)?0\.(\d{1,2})\b(?! ?(?:x\b|times|\/|per|an? |usd|eur|€|dollars|cents|b\b))/gu, (_all, digits = '') => `${Number(digits) * (digits.length === 1 ? 10 : 1)}%`],
  [/\b(?:by )?(?:a )?factor (?:of )?(\d{1,3}(?:\.\d{1,2})?)\b/gu, (_all, count = '') => `${count} times`],
  [/(?<![\w.])[x×] ?(\d{1,2}(?:\.\d{1,2})?)\b/gu, (_all, count = '') => `${count}x`],
  [new RegExp(String.raw`\b(?:${Object.keys(factors).join('|')})\b`, 'gu'), (word) => `${factors[word] ?? 1} times`],
] // prettier-ignore

/** `line`: in lower case. */
export const withSaidNumbers = (line: string): string =>
  rewritings.reduce((text, [form, write]) => text.replace(form, write), line)
