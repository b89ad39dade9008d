/** Tables and charts. */
import { type RuleCase, atLeastOne, atMost, blocks, messages, plain, times, x } from './rule-cases.ts'

const cell = (text = 'x') => ({ type: 'raw_text', text })
const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] }
const table = (rows: readonly unknown[], rest = {}) => ({ type: 'table', rows, ...rest })
const data = (rows: readonly unknown[], rest = {}) => ({ type: 'data_table', caption: 'x', rows, ...rest })
const grid = (rows: number, columns: number) => times(rows, () => times(columns, () => cell()))
/** One cell of 9,990 and one of the rest. */
const long = (size: number) => [[cell(x(9990))], [cell(x(size - 9990))]]

const pie = (segments: readonly unknown[], title = 'x') => ({
  type: 'data_visualization',
  title,
  chart: { type: 'pie', segments },
})
const points = (labels: readonly string[]) => labels.map((label) => ({ label, value: 1 }))
const line = (series: readonly unknown[], categories: readonly string[], axis = {}) => ({
  type: 'data_visualization',
  title: 'x',
  chart: { type: 'line', series, axis_config: { categories, ...axis } },
})
const named = (name: string, labels: readonly string[] = ['a']) => ({ name, data: points(labels) })
const letters = (size: number) => times(size, (index) => `c${index}`)

export const tableCases: readonly RuleCase[] = [
  atLeastOne(blocks, 'table.rows', (size) => table(grid(size, 1))),
  atMost(blocks, 'table.rows', (size) => table(grid(size, 1))),
  atMost(blocks, 'table.columns', (size) => table(grid(2, size))),
  atMost(blocks, 'table.column_settings', (size) =>
    table(grid(1, 1), { column_settings: times(size, () => ({ align: 'left' })) }),
  ),
  atMost(blocks, 'table.chars', (size) => table(long(size))),
  atLeastOne(blocks, 'table.cell', (size) => table([[cell(x(size))]])),
  blocks('table.cells', table([[cell(), rich, { type: 'raw_number', value: 1, text: '1' }]]), table([[plain('x')]])),
  blocks('table.same_width', table(grid(2, 2)), table([...grid(1, 2), ...grid(1, 1)])),
  blocks(
    'table.align',
    table(grid(1, 1), { column_settings: [{ align: 'right' }] }),
    table(grid(1, 1), { column_settings: [{ align: 'middle' }] }),
  ),
  messages('data_table.rows.min', { blocks: [data(grid(2, 1))] }, { blocks: [data(grid(1, 1))] }),
  atMost(blocks, 'data_table.rows', (size) => data(grid(size, 1))),
  atLeastOne(blocks, 'data_table.columns', (size) => data(grid(2, size))),
  atMost(blocks, 'data_table.columns', (size) => data(grid(2, size))),
  atMost(blocks, 'data_table.chars', (size) => data(long(size))),
  atLeastOne(blocks, 'data_table.page_size', (size) => data(grid(2, 1), { page_size: size })),
  atMost(blocks, 'data_table.page_size', (size) => data(grid(2, 1), { page_size: size })),
  blocks('data_table.header_cells', data([[cell()], [rich]]), data([[rich], [cell()]])),
  blocks(
    'data_table.cells',
    data([[cell()], [{ type: 'raw_number', value: 1, text: '1' }]]),
    data([[cell()], [plain('x')]]),
  ),
  blocks('data_table.same_width', data(grid(2, 2)), data([...grid(1, 2), ...grid(1, 1)])),
  atMost(blocks, 'data_visualization.title', (size) => pie(points(['a']), x(size))),
  blocks('data_visualization.chart.types', line([named('a')], ['a']), {
    ...line([named('a')], ['a']),
    chart: { ...line([named('a')], ['a']).chart, type: 'radar' },
  }),
  atLeastOne(blocks, 'data_visualization.segments', (size) => pie(points(letters(size)))),
  atMost(blocks, 'data_visualization.segments', (size) => pie(points(letters(size)))),
  atLeastOne(blocks, 'data_visualization.series', (size) =>
    line(
      letters(size).map((name) => named(name)),
      ['a'],
    ),
  ),
  atMost(blocks, 'data_visualization.series', (size) =>
    line(
      letters(size).map((name) => named(name)),
      ['a'],
    ),
  ),
  blocks(
    'data_visualization.series_names.unique',
    line([named('a'), named('b')], ['a']),
    line([named('a'), named('a')], ['a']),
  ),
  blocks('data_visualization.labels.match', line([named('a')], ['a']), line([named('a')], ['b'])),
  blocks('data_visualization.pie_value.positive', pie(points(['a'])), pie([{ label: 'a', value: 0 }])),
  atMost(blocks, 'data_visualization.label', (size) => pie(points([x(size)]))),
  atMost(blocks, 'data_visualization.series_name', (size) => line([named(x(size))], ['a'])),
  atMost(blocks, 'data_visualization.axis_label', (size) => line([named('a')], ['a'], { x_label: x(size) })),
]

/** Points and categories go together, so that leaving a bound of one leaves that of the other. */
export const togetherCases = [
  {
    rules: ['data_visualization.points.max', 'data_visualization.categories.max'],
    bad: line([named('a', letters(21))], letters(21)),
  },
  { rules: ['data_visualization.points.min', 'data_visualization.categories.min'], bad: line([named('a', [])], []) },
  { rules: ['markdown.text.max', 'message.markdown.max'], bad: { type: 'markdown', text: x(12_001) } },
] as const
