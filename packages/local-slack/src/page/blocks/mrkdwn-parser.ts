/** Slack's mrkdwn as a tree. It knows no HTML: whatever is not markup is text. */

export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'link'; readonly url: string; readonly label: string }
  | { readonly is: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string }
  /** `here`, `channel` or `everyone`. */
  | { readonly is: 'broadcast'; readonly range: string }
  | {
      readonly is: 'date'
      readonly seconds: number
      readonly format: string
      readonly url: string
      readonly text: string
    }
  | { readonly is: 'emoji'; readonly name: string }

export type MrkdwnPart =
  | { readonly is: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly is: 'quote'; readonly parts: readonly MrkdwnPart[] }
  | { readonly is: 'preformatted'; readonly text: string }

/** `verbatim`: web addresses are links only where angle brackets say so. */
export type ParseOptions = { readonly verbatim?: boolean }

/** The parts of a text: paragraphs, quotes and preformatted pieces, in their order. */
export function parseMrkdwn(text: string, options: ParseOptions = {}): readonly MrkdwnPart[] {
  // Every second piece stood between two fences.
  const pieces = text.split(/```([\s\S]+?)```/)
  return pieces.flatMap((piece, index): readonly MrkdwnPart[] => {
    if (index % 2 === 1) return [{ is: 'preformatted', text: codeText(piece.replace(/^\n|\n$/g, '')) }]
    const isAfterCode = index > 0
    const isBeforeCode = index < pieces.length - 1
    const trimmed = piece.replace(isAfterCode ? /^\n/ : '', '').replace(isBeforeCode ? /\n$/ : '', '')
    return trimmed === '' ? [] : parseLines(trimmed, options)
  })
}

const quoteMark = /^(?:>|&gt;) ?/
const longQuoteMark = /^(?:>|&gt;){3} ?/

/** Neighbouring lines of a kind are one paragraph or one quote; `>>>` quotes all that follows. */
function parseLines(text: string, options: ParseOptions): readonly MrkdwnPart[] {
  const lines = text.split('\n')
  const longQuoteAt = lines.findIndex((line) => longQuoteMark.test(line))
  if (longQuoteAt >= 0) {
    const quoted = lines.slice(longQuoteAt).join('\n').replace(longQuoteMark, '')
    const before = longQuoteAt === 0 ? [] : parseLines(lines.slice(0, longQuoteAt).join('\n'), options)
    return [...before, { is: 'quote', parts: [paragraph(quoted, options)] }]
  }
  const runs: { isQuote: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const isQuote = quoteMark.test(line)
    const last = runs.at(-1)
    const content = isQuote ? line.replace(quoteMark, '') : line
    if (last?.isQuote === isQuote) last.lines.push(content)
    else runs.push({ isQuote, lines: [content] })
  }
  return runs.map(({ isQuote, lines: content }) => {
    const part = paragraph(content.join('\n'), options)
    return isQuote ? { is: 'quote', parts: [part] } : part
  })
}

const paragraph = (text: string, options: ParseOptions): MrkdwnPart => ({
  is: 'paragraph',
  children: parseInline(text, options),
})

/** Of plain_text objects: emoji alone. */
export const parsePlainText = (text: string): readonly Inline[] =>
  text.split(/:([a-z0-9_+'-]+):/).flatMap((piece, index): readonly Inline[] => {
    if (index % 2 === 1) return [{ is: 'emoji', name: piece }]
    return piece === '' ? [] : [{ is: 'text', text: piece }]
  })

const codePattern = /`([^`\n]+)`/y
const tokenPattern = /<([^<>\n]+)>/y
const emojiPattern = /:([a-z0-9_+'-]+)(?:::skin-tone-[2-6])?:/y
const addressPattern = /https?:\/\/[^\s<>|]*[^\s<>|.,:;!?)\]'"*_~`]/y
const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const
const isStyleMark = (mark: string): mark is keyof typeof styles => mark in styles

/** One line as a sequence of plain text, links, mentions, dates, emoji and formatted runs. */
export function parseInline(text: string, options: ParseOptions = {}): readonly Inline[] {
  const found: Inline[] = []
  let plain = ''
  let at = 0
  const take = (inline: Inline, length: number): void => {
    if (plain !== '') found.push({ is: 'text', text: unescape(plain) })
    plain = ''
    found.push(inline)
    at += length
  }
  while (at < text.length) {
    const start = at
    const char = text[at] ?? ''
    const isAtBoundary = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
    if (char === '`') {
      const code = matchAt(codePattern, text, at)
      if (code !== null) take({ is: 'code', text: codeText(code[1] ?? '') }, code[0].length)
    } else if (char === '<') {
      const token = matchAt(tokenPattern, text, at)
      if (token !== null) take(parseToken(token[1] ?? ''), token[0].length)
    } else if (char === ':') {
      const emoji = matchAt(emojiPattern, text, at)
      if (emoji !== null) take({ is: 'emoji', name: emoji[1] ?? '' }, emoji[0].length)
    } else if (isStyleMark(char) && isAtBoundary) {
      const end = closingMark(text, at, char)
      if (end > 0) {
        const children = parseInline(text.slice(at + 1, end), options)
        take({ is: styles[char], children }, end + 1 - at)
      }
    } else if (char === 'h' && isAtBoundary && options.verbatim !== true) {
      const address = matchAt(addressPattern, text, at)?.[0]
      if (address !== undefined) take({ is: 'link', url: unescape(address), label: unescape(address) }, address.length)
    }
    if (at === start) {
      plain += char
      at += 1
    }
  }
  if (plain !== '') found.push({ is: 'text', text: unescape(plain) })
  return found
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where the mark at `start` is closed on the same line; -1: it is a plain character. Code and tokens are skipped. */
function closingMark(text: string, start: number, mark: string): number {
  if (/^(?:\s|$)/.test(text.slice(start + 1, start + 2)) || text[start + 1] === mark) return -1
  let at = start + 1
  while (at < text.length && text[at] !== '\n') {
    const skipped = matchAt(codePattern, text, at) ?? matchAt(tokenPattern, text, at)
    if (skipped !== null) {
      at += skipped[0].length
      continue
    }
    const isClosed = text[at] === mark && !/\s/.test(text[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '')
    if (isClosed && at > start + 1) return at
    at += 1
  }
  return -1
}

/** What stands between angle brackets: a mention, a date or a link. */
function parseToken(token: string): Inline {
  const bar = token.indexOf('|')
  const target = bar < 0 ? token : token.slice(0, bar)
  const label = bar < 0 ? '' : unescape(token.slice(bar + 1))
  const id = target.slice(1)
  if (/^@\w+$/.test(target)) return { is: 'user', id, label }
  if (/^#\w+$/.test(target)) return { is: 'channel', id, label }
  const [kind = '', value = '', format = '', url = ''] = target.split('^')
  if (kind === '!subteam') return { is: 'group', id: value, label }
  if (kind === '!date') return { is: 'date', seconds: Number(value), format, url: unescape(url), text: label }
  if (target.startsWith('!')) return { is: 'broadcast', range: id }
  return { is: 'link', url: unescape(target), label: label === '' ? unescape(target) : label }
}

/** In code, a link is its label. */
const codeText = (text: string): string => unescape(text.replace(/<(?:[^<>|\n]*\|)?([^<>|\n]*)>/g, '$1'))

const unescape = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
