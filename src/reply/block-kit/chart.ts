/** Charts (`data_visualization`): a block that Slack draws and @slack/types does not know yet. */
import { all, listAt, nodeAt, oneOf, required, stringAt } from './property.ts'
import { type Check, isNode, listOf, violation } from './rule.ts'

const segment = all(required('label', 'value'), stringAt('label', 'data_visualization.label'), (node, path) =>
  typeof node['value'] === 'number' && node['value'] <= 0
    ? violation('data_visualization.pie_value.positive', path, `${node['value']} is not above 0`)
    : [],
)

const point = all(required('label', 'value'), stringAt('label', 'data_visualization.label'))

const series = all(
  required('name', 'data'),
  stringAt('name', 'data_visualization.series_name'),
  listAt('data', 'data_visualization.points', point),
)

const axes = all(
  required('categories'),
  listAt('categories', 'data_visualization.categories'),
  stringAt('x_label', 'data_visualization.axis_label'),
  stringAt('y_label', 'data_visualization.axis_label'),
)

const chart: Check = (node, path) => {
  const type = oneOf('type', 'data_visualization.chart.types')(node, path)
  if (node['type'] === 'pie') {
    return [
      ...type,
      ...all(required('segments'), listAt('segments', 'data_visualization.segments', segment))(node, path),
    ]
  }
  const shape = all(
    required('series', 'axis_config'),
    listAt('series', 'data_visualization.series', series),
    nodeAt('axis_config', axes),
    seriesAgree,
  )
  return [...type, ...shape(node, path)]
}

/** Series have names of their own, and their points follow the categories. */
const seriesAgree: Check = (node, path) => {
  const all = listOf(node['series']).filter(isNode)
  const names = new Set(all.map((entry) => entry['name']))
  const axis = node['axis_config']
  const categories = JSON.stringify(isNode(axis) ? axis['categories'] : undefined)
  const labels = (entry: (typeof all)[number]) =>
    JSON.stringify(listOf(entry['data']).map((dot) => (isNode(dot) ? dot['label'] : null)))
  return [
    ...(names.size < all.length ? violation('data_visualization.series_names.unique', path, 'a name twice') : []),
    ...(all.some((entry) => labels(entry) !== categories)
      ? violation('data_visualization.labels.match', path, 'labels are not the categories')
      : []),
  ]
}

export const dataVisualization: Check = all(
  required('title', 'chart'),
  stringAt('title', 'data_visualization.title'),
  nodeAt('chart', chart),
)
