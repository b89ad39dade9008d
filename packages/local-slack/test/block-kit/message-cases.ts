/** Messages, views, texts and ids. */
import {
  type RuleCase,
  atLeastOne,
  atMost,
  blocks,
  divider,
  messages,
  modal,
  mrkdwn,
  plain,
  section,
  times,
  views,
  x,
} from './rule-cases.ts'

const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }
const chart = {
  type: 'data_visualization',
  title: 'x',
  chart: { type: 'pie', segments: [{ label: 'x', value: 1 }] },
}
const input = { type: 'input', label: plain('x'), element: { type: 'plain_text_input' } }
const action = (id: string) => ({ type: 'button', action_id: id, text: plain('x') })

export const messageCases: readonly RuleCase[] = [
  messages('message.text.required', { text: 'x' }, { text: ' ' }),
  atMost(messages, 'message.text', (size) => ({ text: x(size) })),
  atMost(messages, 'message.blocks', (size) => ({ blocks: times(size, () => divider) })),
  atMost(messages, 'message.tables', (size) => ({ blocks: times(size, () => table) })),
  atMost(messages, 'message.data_visualization', (size) => ({ blocks: times(size, () => chart) })),
  atMost(messages, 'message.markdown', (size) => ({
    blocks: [
      { type: 'markdown', text: x(6000) },
      { type: 'markdown', text: x(size - 6000) },
    ],
  })),
  messages(
    'message.metadata.event_type',
    { metadata: { event_type: 'a_b', event_payload: {} } },
    { metadata: { event_type: 'a.b', event_payload: {} } },
  ),
  messages(
    'message.metadata.payload',
    { metadata: { event_type: 'a', event_payload: { a: 'x', b: 1, c: true, d: { e: 1 }, f: [{ g: 1 }] } } },
    { metadata: { event_type: 'a', event_payload: { a: null } } },
  ),
  messages(
    'block_id.unique',
    { blocks: [section, { ...divider, block_id: 'a' }] },
    { blocks: times(2, () => ({ ...divider, block_id: 'a' })) },
  ),
  atMost(blocks, 'block_id', (size) => ({ ...divider, block_id: x(size) })),
  blocks(
    'action_id.unique',
    { type: 'actions', elements: [action('a'), action('b')] },
    { type: 'actions', elements: [action('a'), action('a')] },
  ),
  atMost(blocks, 'action_id', (size) => ({ type: 'actions', elements: [action(x(size))] })),
  blocks('block.type', divider, { type: 'file', source: 'remote', external_id: 'x' }),
  blocks('text.type', section, { type: 'section', text: { type: 'markdown', text: 'x' } }),
  blocks('text.plain', { type: 'header', text: plain('x') }, { type: 'header', text: mrkdwn('x') }),
  atLeastOne(blocks, 'text', (size) => ({ type: 'section', text: mrkdwn(x(size)) })),
  atMost(blocks, 'text', (size) => ({ type: 'section', text: mrkdwn(x(size)) })),
  blocks('property.required', { type: 'header', text: plain('x') }, { type: 'header' }),
  views('view.type', { type: 'modal' }, { type: 'dialog' }),
  views('view.title.required', {}, { title: undefined }),
  views('view.submit.required', { blocks: [input], submit: plain('x') }, { blocks: [input] }),
  ...(['title', 'submit', 'close'] as const).map((name) =>
    atMost(views, `view.${name}`, (size) => ({ [name]: plain(x(size)) })),
  ),
  atMost(views, 'view.private_metadata', (size) => ({ private_metadata: x(size) })),
  atMost(views, 'view.callback_id', (size) => ({ callback_id: x(size) })),
  atMost(views, 'view.blocks', (size) => ({ blocks: times(size, () => divider) })),
]

/** Home tabs need no title. */
export const home = { type: 'home', blocks: modal['blocks'] }
