/** Slack's mrkdwn as a tree: what is markup, and what only looks like it. */
import { describe, expect, test } from 'vitest'
import { type Inline, type MrkdwnPart, parseInline, parseMrkdwn } from '../src/page/blocks/mrkdwn-parser.ts'

/** The tree in one line: `bold(text)`, with the parts of a message between bars. */
const outline = (text: string): string => parseMrkdwn(text).map(partOutline).join(' | ')

function partOutline(part: MrkdwnPart): string {
  if (part.is === 'preformatted') return `pre(${part.text})`
  if (part.is === 'quote') return `quote(${part.parts.map(partOutline).join(' | ')})`
  return part.children.map(inlineOutline).join('')
}

function inlineOutline(inline: Inline): string {
  switch (inline.is) {
    case 'text':
      return inline.text
    case 'bold':
    case 'italic':
    case 'strike':
      return `${inline.is}(${inline.children.map(inlineOutline).join('')})`
    case 'code':
      return `code(${inline.text})`
    case 'link':
      return `link(${inline.url}, ${inline.label})`
    case 'date':
      return `date(${inline.seconds}, ${inline.format}, ${inline.text})`
    case 'emoji':
      return `emoji(${inline.name})`
    case 'broadcast':
      return `broadcast(${inline.range})`
    case 'user':
    case 'channel':
    case 'group':
      return `${inline.is}(${inline.id}, ${inline.label})`
  }
}

describe('markup', () => {
  test.each([
    ['*bold* _italic_ ~gone~', 'bold(bold) italic(italic) strike(gone)'],
    ['*bold with _italic_ inside*', 'bold(bold with italic(italic) inside)'],
    ['(*bold*), *bold*.', '(bold(bold)), bold(bold).'],
    ['`code`', 'code(code)'],
    ['*`code` and more*', 'bold(code(code) and more)'],
    ['<https://example.com|a link>', 'link(https://example.com, a link)'],
    ['<https://example.com?a=1&amp;b=2>', 'link(https://example.com?a=1&b=2, https://example.com?a=1&b=2)'],
    ['see https://example.com/a_b_c.', 'see link(https://example.com/a_b_c, https://example.com/a_b_c).'],
    [
      '<@U1> in <#C1|training>, <!here> <!subteam^S1|@ml>',
      'user(U1, ) in channel(C1, training), broadcast(here) group(S1, @ml)',
    ],
    ['<!date^1780000000^{date_long}|then>', 'date(1780000000, {date_long}, then)'],
    [':tada: :+1::skin-tone-2:', 'emoji(tada) emoji(+1)'],
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['before\n&gt;quoted\n&gt; more\nafter', 'before | quote(quoted\nmore) | after'],
    ['a\n>>> all\nthe rest', 'a | quote(all\nthe rest)'],
    ['a\n```\n*as it is*\n```\nb', 'a | pre(*as it is*) | b'],
    ['```<https://example.com|example>```', 'pre(example)'],
  ])('%j', (text, expected) => expect(outline(text)).toBe(expected))
})

describe('what only looks like markup stays text', () => {
  test.each([
    'snake_case_word',
    '2*3*4',
    '* not bold *',
    '*no end',
    '*over\nlines*',
    '**',
    'a ` b',
    'a < b',
    '<>',
    '~',
    '```',
  ])('%j', (text) => expect(outline(text)).toBe(text))

  test('an address is a link only between angle brackets where the text is verbatim', () => {
    const isLink = (verbatim: boolean) => parseInline('https://example.com', { verbatim })[0]?.is === 'link'
    expect([isLink(false), isLink(true)]).toEqual([true, false])
  })
})

test('no letter is lost, whatever stands beside whatever', () => {
  const pieces = [
    '*',
    '_',
    '~',
    '`',
    '```',
    '<',
    '>',
    '|',
    ':',
    '\n',
    ' ',
    'a',
    '&amp;',
    '@',
    '#',
    '!',
    'https://e.x',
    '^',
  ]
  let seed = 7
  const pick = (): string => {
    seed = (seed * 48_271) % 2_147_483_647
    return pieces[seed % pieces.length] ?? ''
  }
  const letters = (text: string) => text.split('a').length - 1
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: 1 + (round % 14) }, pick)
      .join('')
      .replaceAll('&amp;', '&')
    // What stands inside angle brackets may be an id or an address, which is not shown.
    if (/<[^<>\n]+>/.test(text)) continue
    expect([text, letters(shownText(parseMrkdwn(text)))]).toEqual([text, letters(text)])
  }
})

const shownText = (parts: readonly MrkdwnPart[]): string =>
  parts
    .map((part) =>
      part.is === 'preformatted'
        ? part.text
        : part.is === 'quote'
          ? shownText(part.parts)
          : part.children.map(inlineText).join(''),
    )
    .join('')

const inlineText = (inline: Inline): string => {
  if ('children' in inline) return inline.children.map(inlineText).join('')
  if ('text' in inline) return inline.text
  if (inline.is === 'emoji') return inline.name
  return inline.is === 'link' ? inline.label : ''
}
