/** One block of each type, as full as it usually is. */

export const plain = (text: string) => ({ type: 'plain_text', text, emoji: true })
export const md = (text: string) => ({ type: 'mrkdwn', text })
export const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

const button = (text: string, action_id: string, more = {}) => ({
  type: 'button',
  text: plain(text),
  action_id,
  ...more,
})
const richSection = (text: string, style = {}) => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text, style }],
})
const options = [
  { text: plain('One'), value: '1' },
  { text: plain('Two'), value: '2' },
]
const points = (...values: readonly number[]) =>
  values.map((value, index) => ({ label: ['A100', 'H100'][index] ?? '', value }))

export const blockSamples = {
  header: { type: 'header', text: plain('A header') },
  section: {
    type: 'section',
    text: md(
      'In a section: *bold* _italic_ `code` <https://example.com|a link> <@U0BEN>\n• one\n>a quote\n```as it is```',
    ),
    accessory: { type: 'image', image_url: dot, alt_text: 'a dot' },
  },
  fields: { type: 'section', fields: [md('*One*\n1'), plain('two')] },
  context: { type: 'context', elements: [{ type: 'image', image_url: dot, alt_text: 'a dot' }, md('In a context')] },
  divider: { type: 'divider' },
  image: { type: 'image', image_url: dot, alt_text: 'a dot', title: plain('A picture') },
  actions: {
    type: 'actions',
    elements: [
      button('Primary', 'b1', { style: 'primary' }),
      button('Danger', 'b2', { style: 'danger' }),
      button('Link', 'b3', { url: 'https://example.com' }),
      { type: 'static_select', action_id: 's1', placeholder: plain('Pick'), options },
      { type: 'overflow', action_id: 'o1', options },
      { type: 'datepicker', action_id: 'd1' },
    ],
  },
  contextActions: {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'f1',
        positive_button: { text: plain('Good'), value: 'g' },
        negative_button: { text: plain('Bad'), value: 'b' },
      },
    ],
  },
  richText: {
    type: 'rich_text',
    elements: [
      richSection('bold', { bold: true }),
      { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [richSection('first'), richSection('second')] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a quote' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'const a = 1 < 2' }] },
    ],
  },
  table: {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }],
    rows: [
      [
        { type: 'raw_text', text: 'Plan' },
        { type: 'raw_text', text: 'Cost' },
      ],
      [
        { type: 'rich_text', elements: [richSection('Best: 8 GPUs')] },
        { type: 'raw_text', text: '$994' },
      ],
    ],
  },
  dataTable: {
    type: 'data_table',
    caption: 'Costs',
    rows: [
      [
        { type: 'raw_text', text: 'GPU' },
        { type: 'raw_text', text: 'Dollars' },
      ],
      [
        { type: 'raw_text', text: 'H100' },
        { type: 'raw_number', value: 12, text: '12' },
      ],
    ],
  },
  chart: {
    type: 'data_visualization',
    title: 'Cost by GPU',
    chart: {
      type: 'bar',
      series: [
        { name: 'On demand', data: points(120, 220) },
        { name: 'Spot', data: points(60, 110) },
      ],
      axis_config: { categories: ['A100', 'H100'], x_label: 'GPU', y_label: 'Dollars' },
    },
  },
  alert: { type: 'alert', level: 'warning', text: md('*Watch out*: it does not fit') },
  card: { type: 'card', title: md('A card'), body: md('The *body* of it'), actions: [button('Open', 'c1')] },
  carousel: { type: 'carousel', elements: [{ type: 'card', title: md('The first'), body: md('of one') }] },
  container: {
    type: 'container',
    title: plain('A container'),
    child_blocks: [{ type: 'section', text: md('inside') }],
  },
  markdown: {
    type: 'markdown',
    text: '# Heading\n\nSome **bold** and `code`.\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n',
  },
  plan: { type: 'plan', title: 'The plan', tasks: [{ task_id: 'a', title: 'First', status: 'complete' }] },
  taskCard: { type: 'task_card', task_id: 't1', title: 'Look up prices', status: 'in_progress' },
  video: {
    type: 'video',
    title: plain('A video'),
    alt_text: 'a video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
  },
}
