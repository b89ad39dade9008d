/** Blocks, each with the checks that Slack makes of it. */
import { dataVisualization } from './chart.ts'
import { element } from './element.ts'
import { all, listAt, nodeAt, oneOf, required, stringAt, textAt, textObject, typed } from './property.ts'
import { type Check, isNode, listOf, violation } from './rule.ts'
import { dataTable, table } from './table.ts'

/** At least one of several properties. */
function oneRequired(rule: string, ...names: readonly string[]): Check {
  return (node, path) =>
    names.some((name) => node[name] !== undefined) ? [] : violation(rule, path, `none of ${names.join(', ')}`)
}

const contextElement: Check = (node, path) =>
  node['type'] === 'image' ? element(node, path) : isText(node['type']) ? textObject(node, path, 'any') : []

const isText = (type: unknown): boolean => type === 'plain_text' || type === 'mrkdwn'

/** Fields are texts with a bound of their own. */
const fields: Check = (node, path) =>
  listOf(node['fields']).flatMap((field, index) =>
    isNode(field) ? textAt('field', 'section.field', 'any')({ field }, `${path}.fields[${index}]`) : [],
  )

const accessory: Check = (node, path) => [...typed(node, 'section.accessory.types', path), ...element(node, path)]
const inputElement: Check = (node, path) => [...typed(node, 'input.element.types', path), ...element(node, path)]

const card = all(
  oneRequired('card.content.required', 'hero_image', 'title', 'actions', 'body'),
  textAt('title', 'card.title', 'any'),
  textAt('subtitle', 'card.subtitle', 'any'),
  textAt('body', 'card.body', 'any'),
  textAt('subtext', 'card.subtext', 'any'),
  listAt('actions', 'card.actions', element),
)

const checks: Readonly<Record<string, Check>> = {
  actions: all(required('elements'), listAt('elements', 'actions.elements', element, 'actions.elements.types')),
  alert: all(required('text'), textAt('text', 'alert.text', 'any'), oneOf('level', 'alert.level')),
  card,
  carousel: all(required('elements'), listAt('elements', 'carousel.elements', card, 'carousel.elements.types')),
  container: all(
    required('child_blocks'),
    textAt('title', 'container.title'),
    textAt('subtitle', 'container.subtitle', 'any'),
    oneOf('width', 'container.width'),
    listAt('child_blocks', 'container.child_blocks', (node, path) => block(node, path), 'container.child_blocks.types'),
  ),
  context: all(required('elements'), listAt('elements', 'context.elements', contextElement, 'context.elements.types')),
  context_actions: all(
    required('elements'),
    listAt('elements', 'context_actions.elements', element, 'context_actions.elements.types'),
  ),
  data_table: dataTable,
  data_visualization: dataVisualization,
  header: all(required('text'), textAt('text', 'header.text')),
  image: all(
    required('alt_text'),
    oneRequired('image.source.required', 'image_url', 'slack_file'),
    stringAt('image_url', 'image.image_url'),
    stringAt('alt_text', 'image.alt_text'),
    textAt('title', 'image.title'),
  ),
  input: all(
    required('label', 'element'),
    textAt('label', 'input.label'),
    textAt('hint', 'input.hint'),
    nodeAt('element', inputElement),
  ),
  markdown: all(required('text'), stringAt('text', 'markdown.text')),
  plan: required('title'),
  rich_text: required('elements'),
  section: all(
    oneRequired('section.content.required', 'text', 'fields'),
    textAt('text', 'text', 'any'),
    listAt('fields', 'section.fields'),
    fields,
    nodeAt('accessory', accessory),
  ),
  table,
  task_card: all(required('task_id', 'title', 'status'), oneOf('status', 'task_card.status')),
  video: all(
    required('title', 'alt_text', 'video_url', 'thumbnail_url'),
    textAt('title', 'video.title'),
    stringAt('author_name', 'video.author_name'),
    textAt('description', 'video.description'),
    stringAt('provider_name', 'video.provider_name'),
  ),
}

/** Any block: known to Slack, its own rules, its id, and action ids that differ inside it. */
export const block: Check = (node, path) => {
  const own = checks[String(node['type'])]
  return [
    ...typed(node, 'block.type', path),
    ...(own?.(node, path) ?? []),
    ...stringAt('block_id', 'block_id')(node, path),
    ...differ('action_id.unique', actionIdsOf(node), path),
  ]
}

function actionIdsOf(node: Parameters<Check>[0]): readonly unknown[] {
  const inside = [...listOf(node['elements']), ...listOf(node['actions']), node['accessory'], node['element']]
  return inside.filter(isNode).map((entry) => entry['action_id'])
}

/** No id twice. */
export function differ(rule: string, ids: readonly unknown[], path: string) {
  const given = ids.filter((id) => typeof id === 'string')
  const twice = given.find((id, index) => given.indexOf(id) !== index)
  return twice === undefined ? [] : violation(rule, path, `"${twice}" twice`)
}
