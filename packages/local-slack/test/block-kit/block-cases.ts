/** Blocks of prose and of containers. */
import { type RuleCase, atLeastOne, atMost, blocks, divider, mrkdwn, plain, section, times, x } from './rule-cases.ts'

const button = { type: 'button', text: plain('x') }
const card = { type: 'card', title: plain('x') }
const container = { type: 'container', title: plain('x'), child_blocks: [section] }
const feedback = {
  type: 'feedback_buttons',
  positive_button: { text: plain('+'), value: 'a' },
  negative_button: { text: plain('-'), value: 'b' },
}
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'x' }
const input = { type: 'input', label: plain('x'), element: { type: 'plain_text_input' } }
const video = {
  type: 'video',
  title: plain('x'),
  alt_text: 'x',
  video_url: 'https://example.com',
  thumbnail_url: 'https://example.com',
}

export const blockCases: readonly RuleCase[] = [
  atMost(blocks, 'actions.elements', (size) => ({ type: 'actions', elements: times(size, () => button) })),
  blocks(
    'actions.elements.types',
    { type: 'actions', elements: [button] },
    { type: 'actions', elements: [{ type: 'number_input' }] },
  ),
  atMost(blocks, 'alert.text', (size) => ({ type: 'alert', text: mrkdwn(x(size)) })),
  blocks(
    'alert.level',
    { type: 'alert', text: mrkdwn('x'), level: 'warning' },
    { type: 'alert', text: mrkdwn('x'), level: 'loud' },
  ),
  ...(['title', 'subtitle', 'body', 'subtext'] as const).map((name) =>
    atMost(blocks, `card.${name}`, (size) => ({ ...card, [name]: mrkdwn(x(size)) })),
  ),
  atMost(blocks, 'card.actions', (size) => ({ ...card, actions: times(size, () => button) })),
  blocks('card.content.required', card, { type: 'card', subtitle: plain('x') }),
  atLeastOne(blocks, 'carousel.elements', (size) => ({ type: 'carousel', elements: times(size, () => card) })),
  atMost(blocks, 'carousel.elements', (size) => ({ type: 'carousel', elements: times(size, () => card) })),
  blocks(
    'carousel.elements.types',
    { type: 'carousel', elements: [card] },
    { type: 'carousel', elements: [{ ...card, type: 'section' }] },
  ),
  atMost(blocks, 'container.title', (size) => ({ ...container, title: plain(x(size)) })),
  atMost(blocks, 'container.subtitle', (size) => ({ ...container, subtitle: mrkdwn(x(size)) })),
  atLeastOne(blocks, 'container.child_blocks', (size) => ({ ...container, child_blocks: times(size, () => divider) })),
  atMost(blocks, 'container.child_blocks', (size) => ({ ...container, child_blocks: times(size, () => divider) })),
  blocks('container.child_blocks.types', container, { ...container, child_blocks: [{ type: 'markdown', text: 'x' }] }),
  blocks('container.width', { ...container, width: 'wide' }, { ...container, width: 'huge' }),
  atMost(blocks, 'context.elements', (size) => ({ type: 'context', elements: times(size, () => mrkdwn('x')) })),
  blocks(
    'context.elements.types',
    { type: 'context', elements: [image, plain('x')] },
    { type: 'context', elements: [button] },
  ),
  atMost(blocks, 'context_actions.elements', (size) => ({
    type: 'context_actions',
    elements: times(size, () => feedback),
  })),
  blocks(
    'context_actions.elements.types',
    { type: 'context_actions', elements: [feedback] },
    { type: 'context_actions', elements: [button] },
  ),
  atMost(blocks, 'header.text', (size) => ({ type: 'header', text: plain(x(size)) })),
  atMost(blocks, 'image.image_url', (size) => ({ ...image, image_url: x(size) })),
  atMost(blocks, 'image.alt_text', (size) => ({ ...image, alt_text: x(size) })),
  atMost(blocks, 'image.title', (size) => ({ ...image, title: plain(x(size)) })),
  blocks('image.source.required', { ...image, slack_file: { id: 'F1' } }, { type: 'image', alt_text: 'x' }),
  atMost(blocks, 'input.label', (size) => ({ ...input, label: plain(x(size)) })),
  atMost(blocks, 'input.hint', (size) => ({ ...input, hint: plain(x(size)) })),
  blocks('input.element.types', input, { ...input, element: button }),
  atLeastOne(blocks, 'markdown.text', (size) => ({ type: 'markdown', text: x(size) })),
  blocks('section.content.required', section, { type: 'section' }),
  atMost(blocks, 'section.fields', (size) => ({ type: 'section', fields: times(size, () => mrkdwn('x')) })),
  atMost(blocks, 'section.field', (size) => ({ type: 'section', fields: [mrkdwn(x(size))] })),
  blocks(
    'section.accessory.types',
    { ...section, accessory: button },
    { ...section, accessory: { type: 'plain_text_input' } },
  ),
  blocks(
    'task_card.status',
    { type: 'task_card', task_id: 'a', title: 'x', status: 'complete' },
    { type: 'task_card', task_id: 'a', title: 'x', status: 'done' },
  ),
  atMost(blocks, 'video.title', (size) => ({ ...video, title: plain(x(size)) })),
  atMost(blocks, 'video.author_name', (size) => ({ ...video, author_name: x(size) })),
  atMost(blocks, 'video.description', (size) => ({ ...video, description: plain(x(size)) })),
  atMost(blocks, 'video.provider_name', (size) => ({ ...video, provider_name: x(size) })),
]

/** Valid blocks that no case above needs. */
export const alsoValid = [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] },
  { type: 'plan', title: 'x', tasks: [] },
  { ...section, expand: true },
  { type: 'section', text: plain('x'), fields: [plain('x')] },
  { type: 'header', text: { ...plain('😀'.repeat(150)), emoji: true } },
]
