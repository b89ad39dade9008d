/** Charts (`data_visualization`): a block that Slack draws and @slack/types does not know yet. */
import { allChecks, listAt, nodeAt, oneOf, required, stringAt } from './property-checks.ts'
import { type BlockCheck, isBlockKitNode, listOf, violationOf } from './limits.ts'

const checkSegment = allChecks(
  required('label', 'value'),
  stringAt('label', 'data_visualization.label'),
  (node, path) =>
    typeof node['value'] === 'number' && node['value'] <= 0
      ? violationOf('data_visualization.pie_value.positive', path, `${node['value']} is not above 0`)
      : [],
)

const checkPoint = allChecks(required('label', 'value'), stringAt('label', 'data_visualization.label'))

const checkSeries = allChecks(
  required('name', 'data'),
  stringAt('name', 'data_visualization.series_name'),
  listAt('data', 'data_visualization.points', checkPoint),
)

const checkAxes = allChecks(
  required('categories'),
  listAt('categories', 'data_visualization.categories'),
  stringAt('x_label', 'data_visualization.axis_label'),
  stringAt('y_label', 'data_visualization.axis_label'),
)

const checkChart: BlockCheck = (node, path) => {
  const type = oneOf('type', 'data_visualization.chart.types')(node, path)
  if (node['type'] === 'pie') {
    return [
      ...type,
      ...allChecks(required('segments'), listAt('segments', 'data_visualization.segments', checkSegment))(node, path),
    ]
  }
  const shape = allChecks(
    required('series', 'axis_config'),
    listAt('series', 'data_visualization.series', checkSeries),
    nodeAt('axis_config', checkAxes),
    checkSeriesLabels,
  )
  return [...type, ...shape(node, path)]
}

/** Series have names of their own, and their points follow the categories. */
const checkSeriesLabels: BlockCheck = (node, path) => {
  const allSeries = listOf(node['series']).filter(isBlockKitNode)
  const names = new Set(allSeries.map((entry) => entry['name']))
  const axis = node['axis_config']
  const categories = JSON.stringify(isBlockKitNode(axis) ? axis['categories'] : undefined)
  const labels = (entry: (typeof allSeries)[number]) =>
    JSON.stringify(listOf(entry['data']).map((point) => (isBlockKitNode(point) ? point['label'] : null)))
  return [
    ...(names.size < allSeries.length
      ? violationOf('data_visualization.series_names.unique', path, 'a name twice')
      : []),
    ...(allSeries.some((entry) => labels(entry) !== categories)
      ? violationOf('data_visualization.labels.match', path, 'labels are not the categories')
      : []),
  ]
}

export const checkDataVisualization: BlockCheck = allChecks(
  required('title', 'chart'),
  stringAt('title', 'data_visualization.title'),
  nodeAt('chart', checkChart),
)
