/** Content of an answer as elements. The same content is posted in Slack; controls are drawn where somebody can press them. */
import type {
  ContentBlock,
  ContentCell,
  Line,
  MessageControl,
  MessageContent,
  Span,
} from '../presentation/content/message-content.ts'
import { element } from './elements.ts'

/** What a surface can do with what it shows. */
export type ContentActions = {
  /** Says the words; null where nothing can be said, or these would not be understood. */
  readonly commandHandler: (words: string) => (() => void) | null
  /** Runs what the answer can be read without. */
  readonly later: (run: () => void) => void
  /** Draws a control; null where the surface has none of its kind. */
  readonly drawControl: (control: MessageControl) => HTMLElement | null
  /** Draws a file whose text is shown. */
  readonly drawFile: (name: string, text: string) => HTMLElement
}

/** `level`: of its headings. */
export function contentView(
  { blocks }: Pick<MessageContent, 'blocks'>,
  actions: ContentActions,
  level: 2 | 3,
): readonly HTMLElement[] {
  return blocks.flatMap((block) => blockView(block, actions, level))
}

function blockView(block: ContentBlock, actions: ContentActions, level: 2 | 3): readonly HTMLElement[] {
  switch (block.kind) {
    case 'heading':
      return [element(level === 2 ? 'h2' : 'h3', {}, block.text)]
    case 'text':
      return linesView(block.lines, 'text', actions)
    case 'notes':
      return linesView(block.lines, 'notes', actions)
    case 'table':
      return [tableView(block)]
    case 'file':
      return [actions.drawFile(block.name, block.text)]
    case 'controls': {
      const controls = block.controls.map(actions.drawControl).filter((control) => control !== null)
      return controls.length === 0 ? [] : [element('div', { class: 'controls' }, ...controls)]
    }
  }
}

/** Neighbouring bullets become one list. */
function linesView(lines: readonly Line[], className: string, actions: ContentActions): readonly HTMLElement[] {
  const views: HTMLElement[] = []
  let list: HTMLUListElement | null = null
  for (const { spans, isBullet } of lines) {
    const children = spans.flatMap((span) => spanView(span, actions))
    if (isBullet !== true) {
      list = null
      if (children.length > 0) views.push(element('p', { class: className }, ...children))
      continue
    }
    if (list === null) {
      list = element('ul', { class: className })
      views.push(list)
    }
    list.append(element('li', {}, ...children))
  }
  return views
}

function spanView(span: Span, actions: ContentActions): readonly (Node | string)[] {
  if (typeof span === 'string') return brokenLines(span)
  switch (span.kind) {
    case 'strong':
      return [element('strong', {}, ...brokenLines(span.text))]
    case 'code':
    case 'command':
      return [wordsView(span.text, actions)]
    case 'mention':
      return [`@${span.user}`]
    case 'link':
      return [linkView(span.label, `https://${span.address}`)]
  }
}

/** Whether the words would be understood takes a while to know: they become a button when it is. */
function wordsView(words: string, { commandHandler, later }: ContentActions): HTMLElement {
  const view = element('code', {}, words)
  later(() => {
    const say = commandHandler(words)
    if (say === null) return
    const made = element('button', { type: 'button', class: 'words' }, words)
    made.addEventListener('click', say)
    view.replaceWith(made)
  })
  return view
}

const linkView = (label: string, address: string): HTMLElement =>
  element('a', { href: address, rel: 'noreferrer', target: '_blank' }, label)

const brokenLines = (text: string): readonly (Node | string)[] =>
  text.split('\n').flatMap((part, index) => (index === 0 ? [part] : [element('br'), part]))

function tableView({ columns, rows }: Extract<ContentBlock, { kind: 'table' }>): HTMLElement {
  const classOf = (index: number) => (columns[index]?.align === 'right' ? 'figure' : null)
  const head = columns.map(({ title }, index) => element('th', { scope: 'col', class: classOf(index) }, title))
  const body = rows.map((cells) =>
    element('tr', {}, ...cells.map((cell, index) => element('td', { class: classOf(index) }, ...cellView(cell)))),
  )
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body))
  // What is too wide is scrolled in its own frame, also by the keyboard.
  return element('div', { class: 'table', tabindex: 0, role: 'group', 'aria-label': 'Table' }, table)
}

const cellView = (cell: ContentCell): readonly (Node | string)[] =>
  typeof cell === 'string'
    ? brokenLines(cell)
    : [element('strong', {}, cell.label), element('br'), ...brokenLines(cell.text)]
