/** Draws Markdown, as `markdown` blocks hold it. HTML inside it stays text. */
import { lexer, type Token, type Tokens } from 'marked'
import { type ComponentChildren, h } from 'preact'
import { Emoji } from './emoji.ts'
import { Link } from './link.ts'
import { parsePlainText } from './mrkdwn-parser.ts'

/** A text of GitHub-flavoured Markdown. */
export const Markdown = ({ text }: { readonly text: string }) =>
  h('div', { class: 'markdown' }, drawAll(lexer(text, { gfm: true })))

const drawAll = (tokens: readonly Token[] | undefined): ComponentChildren => (tokens ?? []).map(drawToken)

// Below the heading of a message, whatever level the app gives it.
const headingTag = (depth: number): string => `h${Math.min(depth + 3, 6)}`

function drawToken(token: Token): ComponentChildren {
  switch (token.type) {
    case 'heading':
      return h(headingTag(token['depth']), { class: `depth-${token['depth']}` }, drawAll(token.tokens))
    case 'paragraph':
      return h('p', null, drawAll(token.tokens))
    case 'blockquote':
      return h('blockquote', null, drawAll(token.tokens))
    case 'code':
      return h('pre', null, token['text'])
    case 'codespan':
      return h('code', null, token['text'])
    case 'list':
      return isList(token) ? drawList(token) : null
    case 'table':
      return isTable(token) ? drawTable(token) : null
    case 'strong':
      return h('strong', null, drawAll(token.tokens))
    case 'em':
      return h('em', null, drawAll(token.tokens))
    case 'del':
      return h('s', null, drawAll(token.tokens))
    case 'link':
      return h(Link, { url: String(token['href']) }, drawAll(token.tokens))
    case 'image':
      return h(Link, { url: String(token['href']) }, String(token['text']) || 'picture')
    case 'br':
      return h('br', null)
    case 'hr':
      return h('hr', null)
    case 'checkbox':
      return h('input', { type: 'checkbox', checked: token['checked'] === true, disabled: true, 'aria-label': 'Task' })
    case 'space':
    case 'def':
      return null
    default:
      return 'tokens' in token && token.tokens !== undefined
        ? drawAll(token.tokens)
        : drawText('text' in token ? String(token.text) : token.raw)
  }
}

const isList = (token: Token): token is Tokens.List => token.type === 'list'
const isTable = (token: Token): token is Tokens.Table => token.type === 'table'

function drawList({ ordered, start, items }: Tokens.List): ComponentChildren {
  const children = items.map(({ tokens }) => h('li', null, drawAll(tokens)))
  return ordered ? h('ol', { start: start === '' ? 1 : start }, children) : h('ul', null, children)
}

function drawTable({ header, rows }: Tokens.Table): ComponentChildren {
  const cell = (tag: 'th' | 'td') => (each: Tokens.TableCell) =>
    h(tag, { class: each.align ?? 'left', ...(tag === 'th' ? { scope: 'col' } : {}) }, drawAll(each.tokens))
  const label = `Table: ${header.map(({ text }) => text).join(', ')}`
  return h('div', { class: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': label }, [
    h('table', null, [
      h('thead', null, h('tr', null, header.map(cell('th')))),
      h(
        'tbody',
        null,
        rows.map((row) => h('tr', null, row.map(cell('td')))),
      ),
    ]),
  ])
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' }

function drawText(text: string): ComponentChildren {
  const decoded = text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
  return parsePlainText(decoded).map((inline) =>
    inline.is === 'emoji' ? h(Emoji, { name: inline.name }) : inline.is === 'text' ? inline.text : null,
  )
}
