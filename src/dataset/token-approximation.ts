/**
 * Tokens of a text without its tokenizer: what kinds of signs it has, each with the tokens that such signs took on
 * average (data/token-approximation.json, fitted by `npm run tokens`).
 */
import * as z from 'zod'

/** Signs by the way byte-pair vocabularies treat them. */
export const signKinds = [
  /** English words, and names in code. */
  'words',
  'longWordLetters',
  /** Latin letters in a text of another language: its words are split where English ones are not. */
  'foreignLetters',
  /** Three digits, or what is left of a number. */
  'digitGroups',
  'punctuation',
  'newlines',
  'cyrillic',
  'greekHebrewArabic',
  'indic',
  'kana',
  'hangul',
  'han',
  'other',
] as const
export type SignKind = (typeof signKinds)[number]

export const approximationSchema = z.strictObject({
  note: z.string(),
  /** Tokens for one of each kind. */
  weights: z.record(z.enum(signKinds), z.number()),
  source: z.string(),
  asOf: z.iso.date(),
  standing: z.literal('estimated'),
})
export type TokenApproximation = z.infer<typeof approximationSchema>

const englishWords = /\b(?:the|of|and|to|in|is|that|for|with|we|you|are|be|not|it|on|this|from|by|as|an?|or)\b/gi
const foreignWords =
  /(?<![\p{L}])(?:der|die|und|das|ist|nicht|ein|eine|von|mit|le|la|les|des|une?|et|est|que|el|los|las|del|en|de|du|il|di|che|per|het|een|van|não|para|com|uma|och|att|og|za|na|się|ve)(?![\p{L}])/giu

/** Whether the Latin letters of a text are mostly not English; its first signs decide. */
function isForeign(text: string): boolean {
  const head = text.slice(0, 4000)
  const foreign = (head.match(foreignWords)?.length ?? 0) + (head.match(/[\u00c0-\u024f]/g)?.length ?? 0)
  return foreign > (head.match(englishWords)?.length ?? 0)
}

/** How many signs of each kind, in the order of `signKinds`. Linear in the length of `text`. */
export function countSigns(text: string): Readonly<Record<SignKind, number>> {
  const counts: Record<SignKind, number> = {
    words: 0,
    longWordLetters: 0,
    foreignLetters: 0,
    digitGroups: 0,
    punctuation: 0,
    newlines: 0,
    cyrillic: 0,
    greekHebrewArabic: 0,
    indic: 0,
    kana: 0,
    hangul: 0,
    han: 0,
    other: 0,
  }
  const foreign = isForeign(text)
  // Letters of the word and digits of the number that are being read.
  let letters = 0
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const isDigit = code >= 48 && code <= 57
    if (isDigit && digits % 3 === 0) counts.digitGroups += 1
    digits = isDigit ? digits + 1 : 0
    if (isLatin(code)) {
      letters += 1
      if (foreign) counts.foreignLetters += 1
      else if (letters === 1) counts.words += 1
      else if (letters > longestWholeWord) counts.longWordLetters += 1
      continue
    }
    letters = 0
    const kind = kindOf(code)
    if (kind !== null && !isDigit) counts[kind] += 1
  }
  return counts
}

/** Most English words of up to so many letters are one token. */
const longestWholeWord = 9

const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f)

/** null: a space, which belongs to the word behind it, or the second half of a sign. */
function kindOf(code: number): SignKind | null {
  if (code === 32 || (code >= 0xdc00 && code <= 0xdfff)) return null
  if (code === 10 || code === 13 || code === 9) return 'newlines'
  if (code < 0x80) return 'punctuation'
  if (code < 0xc0) return 'punctuation'
  if (code >= 0x370 && code <= 0x3ff) return 'greekHebrewArabic'
  if (code >= 0x400 && code <= 0x52f) return 'cyrillic'
  if (code >= 0x590 && code <= 0x6ff) return 'greekHebrewArabic'
  if (code >= 0x900 && code <= 0xdff) return 'indic'
  if (code >= 0x3040 && code <= 0x30ff) return 'kana'
  if (code >= 0xac00 && code <= 0xd7af) return 'hangul'
  if (code >= 0x3400 && code <= 0x9fff) return 'han'
  return code >= 0x2010 && code <= 0x206f ? 'punctuation' : 'other'
}

/** Tokens of `text`, rounded up to a whole one where there is any sign. */
export function approximateTokens(text: string, { weights }: TokenApproximation): number {
  const counts = countSigns(text)
  let tokens = 0
  for (const kind of signKinds) tokens += counts[kind] * weights[kind]
  return text === '' ? 0 : Math.max(1, Math.round(tokens))
}
