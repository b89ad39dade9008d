/** "8 or 16 H100s? 16 imo.": a choice that its writer answers is none; what was chosen stands, with the unit of the other. */

const question = String.raw`(?<one>[^.?!;:,\n]{1,40}?) (?:or|vs\.?|versus) (?<other>[^.?!;,\n]{1,40}?)`
/** The question, and the sentence that answers it. */
const answered = new RegExp(
  String.raw`(?<=^|[.?!;:,\n-]\s{0,3})${question} ?\?\s{1,3}(?<answer>[^?\n]{1,80}?)(?=[.!;,\n]\s|[.!;,\n]?$)`,
  'iu',
)
const opinion =
  /\b(?:imo|imho|if you ask me|(?:i|we)(?:'d| would)? (?:say|think|vote|lean|tend|prefer|favou?r|go|rather|pick|choose|take)|(?:i'm|im|we're) (?:for|leaning)|my (?:vote|take|preference|choice|pick))\b/iu
const speaker = /^\p{Lu}[\p{L}.-]{0,20}(?: \p{Lu}[\p{L}.-]{0,20})?:\s/u
const fillers: ReadonlySet<string> = new Set(
  'then please of course is fine obviously the just only definitely thanks ok okay'.split(' '),
)
const numbers: Readonly<Record<string, string>> = { one: '1', two: '2', three: '3', four: '4', eight: '8' }
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}.'-]+/gu) ?? []).map((word) => numbers[word] ?? word)
const maxLength = 2000

/** Unchanged where no choice is answered so. */
export function withoutAnsweredChoice(text: string): string {
  if (text.length > maxLength || !text.includes('?')) return text
  const found = answered.exec(text)
  const { one = '', other = '', answer = '' } = found?.groups ?? {}
  if (found === null) return text
  const [left, right, said] = [wordsOf(one), wordsOf(other), wordsOf(answer)]
  // "Tom: LoRA r=64", "LoRA, please": another speaker, or nothing but the choice.
  const isBare = said.every((word) => left.includes(word) || right.includes(word) || fillers.has(word))
  if (!opinion.test(answer) && !speaker.test(answer) && !isBare) return text
  const own = (words: readonly string[], rival: readonly string[]): readonly string[] =>
    words.filter((word) => !rival.includes(word) && said.includes(word))
  const [ofOne, ofOther] = [own(left, right), own(right, left)]
  if (ofOne.length > 0 === ofOther.length > 0) return text
  const isOne = ofOne.length > 0
  const chosen = withUnit((isOne ? one : other).trim(), (isOne ? other : one).trim())
  // The number of the answer is that of the choice, and counts nothing else.
  const isNumber = (word: string): boolean => /^\d/u.test(numbers[word.toLowerCase()] ?? word)
  const rest = answer.replaceAll(/[\p{L}\p{N}.]+/gu, (word) =>
    isNumber(word) && (isOne ? ofOne : ofOther).includes(numbers[word.toLowerCase()] ?? word) ? '' : word,
  )
  // Each speaker keeps the line.
  const [indent] = /^\s*/u.exec(found[0]) ?? ['']
  const gap = /\?\s*\n/u.test(found[0]) ? '\n' : ' '
  return text.replace(found[0], `${indent}${chosen}.${gap}${rest.trim()}`)
}

const counted = /^(?<before>\D*?)(?<number>\d[\w.]*|one|two|three|four|eight)(?<behind> .*)?$/iu

/** "16", beside "8 H100s"; "rank 16", beside "64". */
function withUnit(chosen: string, other: string): string {
  const own = counted.exec(chosen)?.groups
  const lent = counted.exec(other)?.groups
  if (own === undefined || lent === undefined) return chosen
  const before = own['before'] === '' ? lent['before'] : own['before']
  return `${before ?? ''}${own['number'] ?? ''}${own['behind'] ?? lent['behind'] ?? ''}`
}
