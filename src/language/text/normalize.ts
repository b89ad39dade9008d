/**
 * Text as people paste it, made plain: Unicode look-alikes, Slack markup, entities and emoji. Linear in its length.
 * Every character of the plain text remembers where in the raw text it came from, so that words are named as typed.
 */
import { type FormattingPairs, type Markup, markupAt } from './slack-markup.ts'
import { collapseSpaces, hasDigit } from './characters.ts'

export type NormalizedText = {
  readonly text: string
  readonly raw: string
  /** For each index of `text` (and one past the end) the index in `raw`. */
  readonly rawOffsets: readonly number[]
  /** The part of `text` that other words were put in place of: none of it was typed. */
  readonly rewritten?: { readonly start: number; readonly end: number }
}

/** Characters that mean something here, and what they mean. Everything else goes through NFKC. */
const replacements: ReadonlyMap<string, string> = new Map([
  ...eachCharacter('‐‑‒–−﹣－⁃', '-'),
  ...eachCharacter('—―', ' , '),
  ...eachCharacter('’‘ʼ‛′', "'"),
  ...eachCharacter('“”„‟«»″', '"'),
  ...eachCharacter('×✕✖⨯╳∗⋅', '*'),
  ...eachCharacter('÷∕⁄', '/'),
  ...eachCharacter('•‣◦·▪●', ' , '),
  ...eachCharacter('→⇒➔➜', ' -> '),
  ...eachCharacter('≈∼≃', '~'),
  ...eachCharacter('≤≦', '<='),
  ...eachCharacter('≥≧', '>='),
  ...eachCharacter('\t\r\v\f\u0085', ' '),
  ...eachCharacter('\u2028\u2029', '\n'),
  ...Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (digit, value) => [digit, `^${value}`] as const),
  ['½', '0.5'],
  ['¼', '0.25'],
  ['¾', '0.75'],
])

function eachCharacter(signs: string, meaning: string): (readonly [string, string])[] {
  return Array.from(signs, (sign) => [sign, meaning] as const)
}

/** Signs of ASCII that stand for themselves and begin no markup, link or emoji. */
const plainSigns = String.raw`\n !"#$%'()+,\-./0-9;=>?@A-GI-Z[\\\]^a-gi-vx-z{|}`
/** Letters without look-alikes: Latin with accents, Greek, Cyrillic, Armenian, Hebrew, Arabic, kana, Han, Hangul. */
const plainLetters =
  '\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0391-\u03a1\u03a3-\u03c9\u0400-\u0481\u0531-\u0556\u0561-\u0586\u05d0-\u05ea' +
  '\u0621-\u063a\u0641-\u064a\u3041-\u3093\u30a1-\u30f3\u4e00-\u9fff\uac00-\ud7a3'
const plainRun = new RegExp(`[${plainSigns}${plainLetters}]+`, 'y')

const droppedCharacter = /^[\p{Default_Ignorable_Code_Point}\p{Variation_Selector}\u20E3]$/u
const pictograph = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Cc}\p{Cs}\p{Co}\p{Cn}]$/u

/** Never throws; lone surrogates, control characters and pictures become spaces. */
export function normalize(raw: string): NormalizedText {
  const parts: string[] = []
  const offsets: number[] = []
  const write = (text: string, from: number): void => {
    parts.push(text)
    for (let unit = 0; unit < text.length; unit += 1) offsets.push(from)
  }
  const pairs: FormattingPairs = { skipped: new Set(), searched: new Map() }
  let at = 0
  let previous = ''
  while (at < raw.length) {
    plainRun.lastIndex = at
    const run = plainRun.exec(raw)?.[0]
    if (run !== undefined) {
      parts.push(run)
      for (let unit = 0; unit < run.length; unit += 1) offsets.push(at + unit)
      at += run.length
      previous = run.slice(-1)
      continue
    }
    const markup: Markup | null = pairs.skipped.has(at) ? { text: '', length: 1 } : markupAt(raw, at, pairs)
    if (markup !== null) {
      write(simplified(markup.text), at)
      at += markup.length
    } else {
      const sign = String.fromCodePoint(raw.codePointAt(at) ?? 32)
      write(sign === '½' && hasDigit(previous) ? '.5' : simplifiedSign(sign), at)
      at += sign.length
    }
    previous = parts.at(-1) ?? ''
  }
  offsets.push(raw.length)
  return { text: parts.join(''), raw, rawOffsets: offsets }
}

const simplified = (text: string): string =>
  text.length > 1 ? Array.from(text, simplifiedSign).join('') : simplifiedSign(text)

/** Of one sign; nothing stays nothing. */
function simplifiedSign(sign: string): string {
  if (sign <= '~' && sign >= ' ') return sign
  if (sign === '\n') return sign
  const meaning = replacements.get(sign)
  if (meaning !== undefined) return meaning
  if (droppedCharacter.test(sign)) return ''
  if (pictograph.test(sign)) return ' '
  // One sign can become many ("ﷺ" is four words): what is that long means nothing here.
  const compatible = sign.normalize('NFKC')
  return compatible.length > 8 ? ' ' : compatible
}

/** Other words in place of a text: what both begin and end with keeps its place in what was typed. */
export function withWords(normalized: NormalizedText, text: string): NormalizedText {
  const { text: before, rawOffsets } = normalized
  if (text === before) return normalized
  const at = before.indexOf(text)
  // Only something around it was left off: all of it was typed.
  if (at >= 0) return { ...normalized, text, rawOffsets: rawOffsets.slice(at, at + text.length + 1) }
  const shorter = Math.min(text.length, before.length)
  let start = 0
  while (start < shorter && text[start] === before[start]) start += 1
  let kept = 0
  while (kept < shorter - start && text[text.length - 1 - kept] === before[before.length - 1 - kept]) kept += 1
  const end = text.length - kept
  const from = rawOffsets[start] ?? 0
  const offsets = Array.from({ length: text.length + 1 }, (_, index) =>
    index < start ? rawOffsets[index] : index < end ? from : rawOffsets[index - text.length + before.length],
  )
  return {
    ...normalized,
    text,
    rawOffsets: offsets.map((offset) => offset ?? normalized.raw.length),
    rewritten: { start, end },
  }
}

/** Where a span of the plain text lies in the raw one. Marks around it ("*bold*") are left outside. */
export function rawSpan(
  { text, raw, rawOffsets }: NormalizedText,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const from = rawOffsets[start] ?? 0
  if (end <= start) return { start: from, end: from }
  const last = rawOffsets[end - 1] ?? from
  const isPlain = raw[last] === text[end - 1]
  return { start: from, end: isPlain ? last + 1 : (rawOffsets[end] ?? raw.length) }
}

/** The words of a span as they were typed. */
export function asTyped(normalized: NormalizedText, start: number, end: number): string {
  const { text, rewritten } = normalized
  const plain = (): string => collapseSpaces(text.slice(start, end))
  if (rewritten !== undefined && start < rewritten.end && end > rewritten.start) return plain()
  const span = rawSpan(normalized, start, end)
  const raw = normalized.raw.slice(span.start, span.end).trim()
  // Markup inside the span is not what the person typed.
  return /[<>&`*]/.test(raw) ? plain() : raw
}
