/** A Slack message as a person reads it, in plain text: for golden files that look like the product. */
import type { KnownBlock } from '@slack/types'
import { controlActionIn } from '../../src/presentation/content/control-action.ts'
import { changePhrase } from '../../src/scenario/field-phrases.ts'
import { askedChange } from '../../src/scenario/scenario-change.ts'
import type { SlackMessage } from '../../src/presentation/slack/slack-message.ts'

type BlockNode = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is BlockNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Blocks first, then the fallback text, then the metadata. */
export function readableMessage({ text, blocks, metadata }: SlackMessage): string {
  return [
    ...blocks.map(readableBlock),
    '',
    '--- text',
    text,
    ...(metadata === undefined ? [] : ['--- metadata', JSON.stringify(metadata)]),
    '',
  ].join('\n')
}

function readableBlock(block: KnownBlock): string {
  if (block.type === 'header') return `# ${block.text.text}`
  if (block.type === 'section') return `\n${block.text?.text ?? ''}`
  if (block.type === 'context') return `\n${block.elements.map((element) => `  ~ ${wordsOf(element)}`).join('\n')}`
  if (block.type === 'table') return `\n${block.rows.map((row) => `| ${row.map(wordsOf).join(' | ')} |`).join('\n')}`
  if (block.type === 'actions') return `\n${block.elements.map((element) => `[${controlOf(element)}]`).join(' ')}`
  throw new Error(`A golden message holds a block that nobody reads yet: ${block.type}`)
}

/** All text inside, in order. */
function wordsOf(node: unknown): string {
  if (!isNode(node)) return ''
  if (typeof node['text'] === 'string') return node['text']
  return [...list(node['elements']), node['text']].map(wordsOf).join('')
}

function controlOf(element: unknown): string {
  if (!isNode(element)) return ''
  const options = list(element['options']).map(
    (option) => `${wordsOf(option)} = ${isNode(option) ? readableValue(String(option['value'])) : ''}`,
  )
  if (options.length > 0) return `${wordsOf(element['placeholder'])}: ${options.join(', ')}`
  const value = typeof element['value'] === 'string' ? element['value'] : ''
  return `${wordsOf(element)}${value === '' ? '' : ` = ${readableValue(value)}`}`
}

/** What the value of a control asks, as one would type it. */
function readableValue(value: string): string {
  const action = controlActionIn(value)
  if (action === null) return value.startsWith('{') ? '{scenario}' : value
  switch (action.kind) {
    case 'change':
      return changePhrase(action.change)
    case 'question':
      return `${action.topic}?`
    case 'file':
      return action.format
    case 'run-files':
      return action.tool === null ? 'get files' : `as ${action.tool}`
    case 'compare':
      return `compare ${action.sets.map((set) => changePhrase(askedChange(set))).join(', ')}`
    case 'run':
      return action.event.kind
    case 'run callback':
      return 'callback'
    case 'todays-prices':
      return 'today’s prices'
  }
}
