/**
 * Would Slack take it? Slack publishes no validator that works offline, so the limits that its documentation, its type
 * definitions and other people's adapters name are kept in data/block-kit/limits.json and checked here.
 */
import { block, differ } from './block-kit/block.ts'
import { textAt, stringAt } from './block-kit/property.ts'
import { type Node, type Violation, allowed, isNode, listOf, pattern, violation, within } from './block-kit/rule.ts'
import { lengthOf } from './mrkdwn.ts'

export type { Violation } from './block-kit/rule.ts'

/** Everything that Slack would refuse (or silently cut) of what chat.postMessage is given; empty: it can be sent. */
export function validateMessage(message: object): readonly Violation[] {
  const node: Node = { ...message }
  const text = node['text']
  const blocks = topBlocks(node)
  const every = nested(blocks)
  const countOf = (...types: readonly string[]) => every.filter(({ type }) => types.includes(String(type))).length
  const markdown = every
    .filter(({ type }) => type === 'markdown')
    .reduce((sum, { text }) => sum + lengthOf(String(text)), 0)
  return [
    ...(typeof text === 'string' && text.trim() !== ''
      ? within('message.text', lengthOf(text), 'text')
      : violation('message.text.required', 'text', 'missing')),
    ...within('message.blocks', blocks.length, 'blocks'),
    ...within('message.tables', countOf('table', 'data_table'), 'blocks'),
    ...within('message.data_visualization', countOf('data_visualization'), 'blocks'),
    ...within('message.markdown', markdown, 'blocks'),
    ...blocksOf(blocks),
    ...metadata(node['metadata']),
  ]
}

/** The same of a modal or home tab. */
export function validateView(view: object): readonly Violation[] {
  const node: Node = { ...view }
  const type = String(node['type'])
  const blocks = topBlocks(node)
  const asks = blocks.some((entry) => entry['type'] === 'input')
  return [
    ...(allowed('view.type').includes(type) ? [] : violation('view.type', 'type', `"${type}" is no kind of view`)),
    ...(type === 'modal' && node['title'] === undefined ? violation('view.title.required', 'title', 'missing') : []),
    ...(type === 'modal' && asks && node['submit'] === undefined
      ? violation('view.submit.required', 'submit', 'missing beside an input block')
      : []),
    ...['title', 'submit', 'close'].flatMap((name) => textAt(name, `view.${name}`)(node, 'view')),
    ...stringAt('private_metadata', 'view.private_metadata')(node, 'view'),
    ...stringAt('callback_id', 'view.callback_id')(node, 'view'),
    ...within('view.blocks', blocks.length, 'blocks'),
    ...blocksOf(blocks),
  ]
}

/** What is no object becomes a block without a type, which is refused as such. */
function topBlocks({ blocks = [] }: Node): readonly Node[] {
  const list: readonly unknown[] = Array.isArray(blocks) ? blocks : [blocks]
  return list.map((entry) => (isNode(entry) ? entry : {}))
}

function blocksOf(blocks: readonly Node[]): readonly Violation[] {
  const ids = nested(blocks).map((entry) => entry['block_id'])
  return [
    ...blocks.flatMap((entry, index) => block(entry, `blocks[${index}]`)),
    ...differ('block_id.unique', ids, 'blocks'),
  ]
}

/** Blocks and the blocks inside containers. */
function nested(blocks: readonly Node[]): readonly Node[] {
  return blocks.flatMap((entry) => [entry, ...listOf(entry['child_blocks']).filter(isNode)])
}

function metadata(value: unknown): readonly Violation[] {
  if (!isNode(value)) return []
  const type = String(value['event_type'])
  const payload = isNode(value['event_payload']) ? Object.entries(value['event_payload']) : []
  const kinds = allowed('message.metadata.payload')
  const fits = (entry: unknown): boolean =>
    Array.isArray(entry) ? entry.every(isNode) : entry !== null && kinds.includes(typeof entry)
  return [
    ...(pattern('message.metadata.event_type').test(type)
      ? []
      : violation('message.metadata.event_type', 'metadata.event_type', `"${type}" has other characters`)),
    ...payload.flatMap(([name, entry]) =>
      fits(entry) ? [] : violation('message.metadata.payload', `metadata.event_payload.${name}`, 'no flat value'),
    ),
  ]
}
