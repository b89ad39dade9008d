/**
 * A message as data: what it says, before any surface lays it out. Slack, a terminal and other surfaces render the
 * same content. Nothing is escaped here; each renderer escapes for its own surface.
 */
import type { Scenario } from '../../scenario/scenario.ts'
import type { ControlAction } from './control-action.ts'

/** A piece of a line. A line break inside of it continues the line below. */
export type Span =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  /** What somebody types or reads as it is: a reply, a shell command. */
  | { readonly kind: 'code'; readonly text: string }
  /** The text of a gpucost command; the surface puts its own prefix before it, such as "/gpucost". */
  | { readonly kind: 'command'; readonly text: string }
  /** A person, by the surface's own id. */
  | { readonly kind: 'mention'; readonly user: string }
  /** `address` without "https://". */
  | { readonly kind: 'link'; readonly label: string; readonly address: string }

/** A line of text made of spans, as a bullet or not. Nothing in it is escaped for any surface. */
export type Line = { readonly spans: readonly Span[]; readonly isBullet?: true }

export type TableColumn = {
  readonly title: string
  readonly align: 'left' | 'right'
  /** Long cells are wrapped rather than cut. */
  readonly isWrapped?: boolean
}

/** Text, or text after a label that stands out. */
export type ContentCell = string | { readonly label: string; readonly text: string }

/** Something to press; `value` is what it sends. */
export type ButtonControl = {
  readonly kind: 'button'
  readonly id: string
  readonly label: string
  /** What is asked of the plan, a key, or a scenario. */
  readonly value: ControlAction | string | Scenario
  readonly isPrimary?: true
}

export type SelectControl = {
  readonly kind: 'select'
  readonly id: string
  /** Shown while nothing is chosen. */
  readonly placeholder: string
  readonly options: readonly SelectOption[]
}

/** `isSelected`: it is chosen already. */
export type SelectOption = { readonly label: string; readonly value: ControlAction; readonly isSelected?: boolean }

export type MessageControl = ButtonControl | SelectControl

/** A part of a message, in the order in which it is read. */
export type ContentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly ContentCell[])[]
    }
  /** The text of a file, as it stands. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  /** Small print. */
  | { readonly kind: 'notes'; readonly lines: readonly Line[] }
  | { readonly kind: 'controls'; readonly id: string; readonly controls: readonly MessageControl[] }

/** An answer as plain data, the same for every surface; a renderer turns it into Slack blocks, Markdown or elements. */
export type MessageContent = {
  /** The whole message in plain lines: for notifications, screen readers and surfaces without layout. */
  readonly text: readonly Line[]
  readonly blocks: readonly ContentBlock[]
  /** The scenario that the message answers: a surface may attach it, so that the message can be taken up again. */
  readonly scenario?: Scenario
}

/** A line of the spans, one behind the other. */
export const line = (...spans: readonly Span[]): Line => ({ spans })

/** The same as an item of a list. */
export const bullet = (...spans: readonly Span[]): Line => ({ spans, isBullet: true })

/** A line for each text, without marks. */
export const lines = (texts: readonly string[]): readonly Line[] => texts.map((text) => line(text))

/** An item of a list for each text. */
export const bullets = (texts: readonly string[]): readonly Line[] => texts.map((text) => bullet(text))

/** A line in which what stands between backticks is code. */
export const lineWithCode = (text: string): Line =>
  line(...text.split('`').flatMap((part, index) => (part === '' ? [] : [index % 2 === 1 ? code(part) : part])))

/** Text that stands out. */
export const strong = (text: string): Span => ({ kind: 'strong', text })

/** Text in a fixed width. */
export const code = (text: string): Span => ({ kind: 'code', text })

/** Text to reply with or to type, as it is; a surface may make it a control. */
export const command = (text: string): Span => ({ kind: 'command', text })

/** A person by the id that the shell knows. */
export const mention = (user: string): Span => ({ kind: 'mention', user })

/** A heading, of one line. */
export const headingBlock = (text: string): ContentBlock => ({ kind: 'heading', text })

/** Lines of ordinary text. */
export const textBlock = (content: readonly Line[]): ContentBlock => ({ kind: 'text', lines: content })

/** The text of a file under its name. */
export const fileBlock = (name: string, text: string): ContentBlock => ({ kind: 'file', name, text })

/** Small print. */
export const notesBlock = (content: readonly Line[]): ContentBlock => ({ kind: 'notes', lines: content })

/** Spans with a separator between them: `4-bit`, `on lambda`. */
export const joinSpans = (spans: readonly Span[], separator: string): readonly Span[] =>
  spans.flatMap((span, index) => (index === 0 ? [span] : [separator, span]))

/** A sentence or two as a message of its own. */
export const sentenceMessage = (text: string): MessageContent => ({
  text: [line(text)],
  blocks: [textBlock([line(text)])],
})

/** The content with a note above it, which its text begins with. */
export function withNoteAbove(content: MessageContent, note: Line): MessageContent {
  return { ...content, text: [note, ...content.text], blocks: [notesBlock([note]), ...content.blocks] }
}

/** The content with the answer to a question that was asked beside it, before what there is to press. */
export function withAnswerBelow(content: MessageContent, answer: MessageContent): MessageContent {
  const at = content.blocks.findIndex(({ kind }) => kind === 'controls')
  const blocks = answer.blocks.filter(({ kind }) => kind !== 'controls')
  return {
    ...content,
    text: [...content.text, ...answer.text],
    blocks: content.blocks.toSpliced(at < 0 ? content.blocks.length : at, 0, ...blocks),
  }
}

/** The content with a note below its headline, so that both stand on the first screen; above it where it has none. */
export function withNoteBelowHeadline(content: MessageContent, note: Line): MessageContent {
  const { text, blocks } = content
  const heading = blocks.findIndex(({ kind }) => kind === 'heading')
  const headingBlock = blocks[heading]
  const headline = headingBlock?.kind === 'heading' ? headingBlock.text : ''
  const head = text.findIndex((each) => headline !== '' && plainLine(each).startsWith(headline))
  return {
    ...content,
    text: text.toSpliced(head + 1, 0, note),
    blocks: blocks.toSpliced(heading + 1, 0, notesBlock([note])),
  }
}

/** The text of the message, its lines joined by line breaks; commands and code stand without marks. */
export function plainText({ text }: Pick<MessageContent, 'text'>): string {
  return text.map(plainLine).join('\n')
}

/** A line as text without marks. */
export function plainLine({ spans, isBullet }: Line): string {
  return `${isBullet === true ? '- ' : ''}${spans.map(plainSpan).join('')}`
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span
  if (span.kind === 'mention') return `@${span.user}`
  return span.kind === 'link' ? span.label : span.text
}
