/** Digits in groups of three, or with a decimal comma: "2 000 000 tokens", "1,5B", "20.000 rows". */
import { currencyAt, currencyCodeAt } from '../text/currency-signs.ts'
import { isOneOrTwoDigits } from '../text/characters.ts'
import type { Token } from '../text/tokenize.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

/** What is known of numbers in words and of magnitudes. */
export type NumberVocabulary = Pick<Vocabulary, 'phrases' | 'magnitudes' | 'money'>

/** "2 000 000 tokens", "1,5B", "2,5 hours", "6,40 EUR" and "20.000 rows" are one number each. */
export function groupedDigits(
  tokens: readonly Token[],
  at: number,
  vocabulary: NumberVocabulary,
): { value: number; to: number } {
  const first = tokens[at]
  if (first === undefined) return { value: Number.NaN, to: at }
  const [comma, decimals, unit] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  const isDecimal = comma?.text === ',' && comma.adjacent && decimals?.kind === 'number' && decimals.adjacent
  if (isDecimal && isOneOrTwoDigits(decimals.text) && /^\d{1,6}$/.test(first.text)) {
    if (unit?.kind === 'word' && vocabulary.magnitudes.has(unit.text) && (unit.adjacent || unit.text.length > 2)) {
      return { value: Number(`${first.text}.${decimals.text}`), to: at + 3 }
    }
    const following = vocabulary.phrases.longestMatch(tokens, at + 3)?.meaning
    const isOfHours = following?.kind === 'measure' && following.measure === 'hours' && /^\d$/.test(decimals.text)
    const isOfMoney =
      (following?.kind === 'measure' && following.measure === 'money') ||
      currencyAt(tokens, at - 1, vocabulary.money) !== null ||
      currencyAt(tokens, at + 3, vocabulary.money) !== null
    if (isOfHours || isOfMoney) return { value: Number(`${first.text}.${decimals.text}`), to: at + 3 }
  }
  if (
    /^[1-9]\d{0,2}\.\d{3}$/.test(first.text) &&
    !isHourlyRate(tokens, at + 1) &&
    isWholeNumber(tokens, at, at + 1, vocabulary)
  )
    return { value: Number(first.text.replace('.', '')), to: at + 1 }
  let to = at + 1
  let digits = first.text
  while (/^\d{1,3}$/.test(first.text) && isThousandsGroup(tokens, to)) {
    digits += tokens[to]?.text ?? ''
    to += 1
  }
  const groups = to - at - 1
  // "120 000 anything": nothing is called three zeros.
  const isGrouped = groups === 1 && tokens[at + 1]?.text === '000' && first.value > 0
  const isWhole = () => isWholeNumber(tokens, at, to, vocabulary) && !hasKeyBefore(tokens, at, vocabulary)
  const isOne = groups > 1 || isGrouped || (groups === 1 && isWhole())
  return isOne ? { value: Number(digits), to } : { value: first.value, to: at + 1 }
}

/** "$3.545/h", "$3.545 per GPU-hour": prices of an hour have thousandths. */
const isHourlyRate = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 4).some(({ text }) => ['h', 'hr', 'hour', 'hourly', 'gpu', 'card', 'kwh'].includes(text))

const wholeMeasures = new Set(['tokens', 'examples', 'steps', 'money', 'budget'])

/** Whether what stands around a number is counted in whole ones, of which nobody writes thousandths. */
function isWholeNumber(tokens: readonly Token[], from: number, to: number, vocabulary: NumberVocabulary): boolean {
  const { money } = vocabulary
  const behind = currencyAt(tokens, from - 1, money) ?? currencyCodeAt(tokens, from - 1, money)
  if ((behind ?? currencyAt(tokens, to, money)) !== null) return true
  const following = vocabulary.phrases.longestMatch(tokens, to)?.meaning
  return following?.kind === 'measure' && wholeMeasures.has(following.measure)
}

/** "Rank 32 200$ max": the first number is of the word before it. */
function hasKeyBefore(tokens: readonly Token[], at: number, vocabulary: NumberVocabulary): boolean {
  const word = ['=', ':'].includes(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1
  const meaning = tokens[word]?.kind === 'word' ? vocabulary.phrases.longestMatch(tokens, word)?.meaning : undefined
  return meaning?.kind === 'measure' && !wholeMeasures.has(meaning.measure)
}

function isThousandsGroup(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (before === undefined || token?.kind !== 'number' || token.adjacent) return false
  return /^\d{3}$/.test(token.text) && token.start === before.end + 1 && tokens[at + 1]?.kind !== undefined
}
