/** Slack's markup and HTML's entities at one place of a text: what they say, and how many characters they take. */

export type Markup = { readonly text: string; readonly length: number }

const entities: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&nbsp;', ' '],
  ['&times;', '*'],
])
const huggingFaceUrl = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:models\/)?/iu
/** How far a closing sign is looked for. */
const lookahead = 300

/** What is known of pairs of one text. */
export type FormattingPairs = {
  /** Signs that close a pair. */
  readonly skipped: Set<number>
  /** By sign, where its next closing sign was looked for and found; null: there is none in that line. */
  readonly searched: Map<string, { readonly from: number; readonly to: number; readonly close: number | null }>
}

/** Null where the character stands for itself. The closing sign of a pair that opens here goes into `pairs.skipped`. */
export function markupAt(raw: string, at: number, pairs: FormattingPairs): Markup | null {
  const sign = raw[at]
  if (sign === '<') return angleBrackets(raw, at)
  if (sign === '&') return htmlEntity(raw, at)
  if (sign === ':') return emojiShortcode(raw, at)
  if (sign === '`') return { text: ' ', length: 1 }
  if (sign === '*' || sign === '_' || sign === '~') return formattingPair(raw, at, sign, pairs)
  if (sign === 'h' || sign === 'H' || sign === 'w') return plainLink(raw, at)
  return null
}

/** `<@U123>`, `<#C123|general>`, `<!here>`, `<https://…|label>`. */
function angleBrackets(raw: string, at: number): Markup | null {
  const close = raw.slice(at, at + 2 * lookahead).indexOf('>')
  if (close < 2) return null
  const inside = raw.slice(at + 1, at + close)
  const length = close + 1
  if (/^[@#!]/u.test(inside)) return { text: ' ', length }
  if (!/^(?:https?:\/\/|mailto:|tel:)/iu.test(inside)) return null
  const [target = '', label] = inside.split('|')
  if (huggingFaceUrl.test(target)) return { text: ` ${repositoryId(target)} `, length }
  return { text: ` ${label ?? target} `, length }
}

function htmlEntity(raw: string, at: number): Markup | null {
  const close = raw.slice(at, at + 8).indexOf(';')
  const text = close < 0 ? undefined : entities.get(raw.slice(at, at + close + 1).toLowerCase())
  return text === undefined ? null : { text, length: close + 1 }
}

/** `:rocket:` says nothing; `seq:4k` and `a:b:c` are not emoji. */
function emojiShortcode(raw: string, at: number): Markup | null {
  if (at > 0 && /[\p{L}\p{N}]/u.test(raw[at - 1] ?? '')) return null
  const match = /^:(?:[a-z][a-z0-9_+'-]{0,60}|\+1|-1|100|1234):/iu.exec(raw.slice(at, at + 64))
  return match === null ? null : { text: ' ', length: match[0].length }
}

/** `*bold*`, `_italic_`, `~struck~`: both signs go. A `*` with space on both sides multiplies. */
function formattingPair(raw: string, at: number, sign: string, pairs: FormattingPairs): Markup | null {
  if (!isBoundary(raw[at - 1]) || isSpace(raw[at + 1]) || raw[at + 1] === sign) return null
  const close = closingSign(raw, at + 2, sign, pairs)
  if (close === null || close >= at + lookahead) return null
  // What is struck out was taken back.
  if (sign === '~') return { text: ' ', length: close - at + 1 }
  pairs.skipped.add(close)
  return { text: '', length: 1 }
}

/** The first sign from `from` on that may close a pair in its line. What was looked through once is not again. */
function closingSign(raw: string, from: number, sign: string, { searched }: FormattingPairs): number | null {
  const known = searched.get(sign)
  if (known !== undefined && from >= known.from && from <= known.to) return known.close
  let to = from
  while (to < raw.length && raw[to] !== '\n' && !isClosing(raw, to, sign)) to += 1
  const close = raw[to] === sign ? to : null
  searched.set(sign, { from, to, close })
  return close
}

const isClosing = (raw: string, at: number, sign: string): boolean =>
  raw[at] === sign && !isSpace(raw[at - 1]) && isBoundary(raw[at + 1])

const isSpace = (sign: string | undefined): boolean =>
  sign === undefined || (sign <= ' ' || sign > '~' ? /\s/u.test(sign) : false)

const boundaries = new Set('.,;:!?()[]{}"\'`*_~-')
const isBoundary = (sign: string | undefined): boolean => isSpace(sign) || boundaries.has(sign ?? '')

/** A plain link: the hub's become the repository they name, others one word. */
function plainLink(raw: string, at: number): Markup | null {
  if (at > 0 && /[\p{L}\p{N}/.]/u.test(raw[at - 1] ?? '')) return null
  const match = /^(?:https?:\/\/[^\s<>|]{1,500}|(?:www\.)?(?:huggingface\.co|hf\.co)\/[^\s<>|]{1,300})/iu.exec(
    raw.slice(at, at + 520),
  )
  if (match === null || !huggingFaceUrl.test(match[0])) return null
  const trailing = /[.,;:!?)]*$/u.exec(match[0])?.[0].length ?? 0
  const target = match[0].slice(0, match[0].length - trailing)
  return { text: repositoryId(target), length: target.length }
}

/** "https://huggingface.co/Qwen/Qwen2.5-7B/tree/main?x#y" names "Qwen/Qwen2.5-7B". */
function repositoryId(target: string): string {
  const [path = ''] = target.replace(huggingFaceUrl, '').split(/[?#]/u)
  return path.split('/').slice(0, 2).join('/')
}
