/**
 * Would Slack take it? Slack publishes no validator that works offline, so the limits that its documentation, its type
 * definitions and other people's adapters name are kept in limits.json and checked here.
 */
import { checkBlock, checkUniqueIds } from './block-checks.ts'
import { textAt, stringAt } from './property-checks.ts'
import {
  type BlockKitNode,
  type Violation,
  allowedValues,
  isBlockKitNode,
  listOf,
  rulePattern,
  violationOf,
  checkBounds,
  codePointLength,
} from './limits.ts'

export type { Violation } from './limits.ts'

/** Everything that Slack would refuse (or silently cut) of what chat.postMessage is given; empty: it can be sent. */
export function validateMessage(message: object): readonly Violation[] {
  const node: BlockKitNode = { ...message }
  const text = node['text']
  const blocks = topLevelBlocks(node)
  const allBlocks = withChildBlocks(blocks)
  const countOf = (...types: readonly string[]) => allBlocks.filter(({ type }) => types.includes(String(type))).length
  const markdown = allBlocks
    .filter(({ type }) => type === 'markdown')
    .reduce((sum, { text }) => sum + codePointLength(String(text)), 0)
  return [
    ...(typeof text === 'string' && text.trim() !== ''
      ? checkBounds('message.text', codePointLength(text), 'text')
      : violationOf('message.text.required', 'text', 'missing')),
    ...checkBounds('message.blocks', blocks.length, 'blocks'),
    ...checkBounds('message.tables', countOf('table', 'data_table'), 'blocks'),
    ...checkBounds('message.data_visualization', countOf('data_visualization'), 'blocks'),
    ...checkBounds('message.markdown', markdown, 'blocks'),
    ...blockViolations(blocks),
    ...metadataViolations(node['metadata']),
  ]
}

/** The same of a modal or home tab. */
export function validateView(view: object): readonly Violation[] {
  const node: BlockKitNode = { ...view }
  const type = String(node['type'])
  const blocks = topLevelBlocks(node)
  const hasInputs = blocks.some((entry) => entry['type'] === 'input')
  return [
    ...(allowedValues('view.type').includes(type)
      ? []
      : violationOf('view.type', 'type', `"${type}" is no kind of view`)),
    ...(type === 'modal' && node['title'] === undefined ? violationOf('view.title.required', 'title', 'missing') : []),
    ...(type === 'modal' && hasInputs && node['submit'] === undefined
      ? violationOf('view.submit.required', 'submit', 'missing beside an input block')
      : []),
    ...['title', 'submit', 'close'].flatMap((name) => textAt(name, `view.${name}`)(node, 'view')),
    ...stringAt('private_metadata', 'view.private_metadata')(node, 'view'),
    ...stringAt('callback_id', 'view.callback_id')(node, 'view'),
    ...checkBounds('view.blocks', blocks.length, 'blocks'),
    ...blockViolations(blocks),
  ]
}

/** What is no object becomes a block without a type, which is refused as such. */
function topLevelBlocks({ blocks = [] }: BlockKitNode): readonly BlockKitNode[] {
  const list: readonly unknown[] = Array.isArray(blocks) ? blocks : [blocks]
  return list.map((entry) => (isBlockKitNode(entry) ? entry : {}))
}

function blockViolations(blocks: readonly BlockKitNode[]): readonly Violation[] {
  const ids = withChildBlocks(blocks).map((entry) => entry['block_id'])
  return [
    ...blocks.flatMap((entry, index) => checkBlock(entry, `blocks[${index}]`)),
    ...checkUniqueIds('block_id.unique', ids, 'blocks'),
  ]
}

/** Blocks and the blocks inside containers. */
function withChildBlocks(blocks: readonly BlockKitNode[]): readonly BlockKitNode[] {
  return blocks.flatMap((entry) => [entry, ...listOf(entry['child_blocks']).filter(isBlockKitNode)])
}

function metadataViolations(value: unknown): readonly Violation[] {
  if (!isBlockKitNode(value)) return []
  const type = String(value['event_type'])
  const payload = isBlockKitNode(value['event_payload']) ? Object.entries(value['event_payload']) : []
  const kinds = allowedValues('message.metadata.payload')
  const fits = (entry: unknown): boolean =>
    Array.isArray(entry) ? entry.every(isBlockKitNode) : entry !== null && kinds.includes(typeof entry)
  return [
    ...(rulePattern('message.metadata.event_type').test(type)
      ? []
      : violationOf('message.metadata.event_type', 'metadata.event_type', `"${type}" has other characters`)),
    ...payload.flatMap(([name, entry]) =>
      fits(entry) ? [] : violationOf('message.metadata.payload', `metadata.event_payload.${name}`, 'no flat value'),
    ),
  ]
}
