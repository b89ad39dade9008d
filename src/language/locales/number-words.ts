/** Numbers that are written as one word: "zweihundertfünfzigtausend", "drieënhalf", "duemilacinquecento". */
import { type LocalMeaning, type Locale, phrasesFrom } from './local-phrases.ts'
import type { Whole } from './number-sums.ts'

/** "und" or "en" between a digit and its tens; "einhalb", "enhalf" and "eneenhalf" behind a digit. */
const joint = /^(?:und|en)/
const halfEnd = /^(?:(?:und)?einhalb|(?:en)?(?:een)?hal(?:f|ve))$/

/** Languages that write a number as one word. */
const joinsNumbers: ReadonlySet<string> = new Set(['de', 'nl', 'it'])

export type NumberWord = { readonly kind: 'compound'; readonly parts: readonly Whole[]; readonly to: number }

/** The parts of a word that is a number: "fünfundsiebzig", "milleduecento". Null where another word stands. */
export function numberWordAt(folded: string, at: number, locale: Locale): NumberWord | null {
  if (!joinsNumbers.has(locale.language) || /[\p{L}]/u.test(folded[at - 1] ?? '')) return null
  const word = /^\p{L}{6,60}/u.exec(folded.slice(at, at + 61))?.[0]
  if (word === undefined) return null
  let rest = word
  const parts: Whole[] = []
  const add = (value: number): number => parts.push({ kind: 'number', value, isDigits: false })
  while (rest !== '') {
    const last = parts.at(-1)
    const isDigit = last?.kind === 'number' && last.value < 10
    if (isDigit && halfEnd.test(rest)) {
      add(0.5)
      break
    }
    if (last !== undefined && joint.test(rest)) {
      rest = rest.replace(joint, '')
      const tens = isDigit ? prefixNumber(rest, locale) : null
      if (isDigit) {
        if (tens?.meaning.means !== 'number') return null
        parts.pop()
        add(last.value + Number(tens.meaning.value))
        rest = rest.slice(tens.length)
      }
      continue
    }
    const found = prefixNumber(rest, locale)
    if (found === null || found.length === word.length) return null
    const value = Number(found.meaning.value)
    if (found.meaning.means === 'scale') parts.push({ kind: 'scale', value })
    else add(value)
    rest = rest.slice(found.length)
  }
  return { kind: 'compound', parts, to: at + word.length }
}

function prefixNumber(text: string, locale: Locale): { meaning: LocalMeaning; length: number } | null {
  for (const { words, meanings } of phrasesFrom(text, 0, locale)) {
    const meaning = meanings.find(
      ({ means, value }) => (means === 'number' || means === 'scale') && Number.isInteger(value),
    )
    if (meaning !== undefined && words.length > 2) return { meaning, length: words.length }
  }
  return null
}
