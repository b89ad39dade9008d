/** Blocks, each with the checks that Slack makes of it. */
import { checkDataVisualization } from './chart-checks.ts'
import { checkElement } from './element-checks.ts'
import {
  allChecks,
  listAt,
  nodeAt,
  oneOf,
  required,
  stringAt,
  textAt,
  textObject,
  checkType,
} from './property-checks.ts'
import { type BlockCheck, isBlockKitNode, listOf, violationOf } from './limits.ts'
import { checkDataTable, checkTable } from './table-checks.ts'

/** At least one of several properties. */
function requiredOneOf(rule: string, ...names: readonly string[]): BlockCheck {
  return (node, path) =>
    names.some((name) => node[name] !== undefined) ? [] : violationOf(rule, path, `none of ${names.join(', ')}`)
}

const checkContextElement: BlockCheck = (node, path) =>
  node['type'] === 'image' ? checkElement(node, path) : isTextType(node['type']) ? textObject(node, path, 'any') : []

const isTextType = (type: unknown): boolean => type === 'plain_text' || type === 'mrkdwn'

/** Fields are texts with a bound of their own. */
const checkFields: BlockCheck = (node, path) =>
  listOf(node['fields']).flatMap((field, index) =>
    isBlockKitNode(field) ? textAt('field', 'section.field', 'any')({ field }, `${path}.fields[${index}]`) : [],
  )

const checkAccessory: BlockCheck = (node, path) => [
  ...checkType(node, 'section.accessory.types', path),
  ...checkElement(node, path),
]
const checkInputElement: BlockCheck = (node, path) => [
  ...checkType(node, 'input.element.types', path),
  ...checkElement(node, path),
]

const checkCard = allChecks(
  requiredOneOf('card.content.required', 'hero_image', 'title', 'actions', 'body'),
  textAt('title', 'card.title', 'any'),
  textAt('subtitle', 'card.subtitle', 'any'),
  textAt('body', 'card.body', 'any'),
  textAt('subtext', 'card.subtext', 'any'),
  listAt('actions', 'card.actions', checkElement),
)

const blockChecks: Readonly<Record<string, BlockCheck>> = {
  actions: allChecks(
    required('elements'),
    listAt('elements', 'actions.elements', checkElement, 'actions.elements.types'),
  ),
  alert: allChecks(required('text'), textAt('text', 'alert.text', 'any'), oneOf('level', 'alert.level')),
  card: checkCard,
  carousel: allChecks(
    required('elements'),
    listAt('elements', 'carousel.elements', checkCard, 'carousel.elements.types'),
  ),
  container: allChecks(
    required('child_blocks'),
    textAt('title', 'container.title'),
    textAt('subtitle', 'container.subtitle', 'any'),
    oneOf('width', 'container.width'),
    listAt(
      'child_blocks',
      'container.child_blocks',
      (node, path) => checkBlock(node, path),
      'container.child_blocks.types',
    ),
  ),
  context: allChecks(
    required('elements'),
    listAt('elements', 'context.elements', checkContextElement, 'context.elements.types'),
  ),
  context_actions: allChecks(
    required('elements'),
    listAt('elements', 'context_actions.elements', checkElement, 'context_actions.elements.types'),
  ),
  data_table: checkDataTable,
  data_visualization: checkDataVisualization,
  header: allChecks(required('text'), textAt('text', 'header.text')),
  image: allChecks(
    required('alt_text'),
    requiredOneOf('image.source.required', 'image_url', 'slack_file'),
    stringAt('image_url', 'image.image_url'),
    stringAt('alt_text', 'image.alt_text'),
    textAt('title', 'image.title'),
  ),
  input: allChecks(
    required('label', 'element'),
    textAt('label', 'input.label'),
    textAt('hint', 'input.hint'),
    nodeAt('element', checkInputElement),
  ),
  markdown: allChecks(required('text'), stringAt('text', 'markdown.text')),
  plan: required('title'),
  rich_text: required('elements'),
  section: allChecks(
    requiredOneOf('section.content.required', 'text', 'fields'),
    textAt('text', 'text', 'any'),
    listAt('fields', 'section.fields'),
    checkFields,
    nodeAt('accessory', checkAccessory),
  ),
  table: checkTable,
  task_card: allChecks(required('task_id', 'title', 'status'), oneOf('status', 'task_card.status')),
  video: allChecks(
    required('title', 'alt_text', 'video_url', 'thumbnail_url'),
    textAt('title', 'video.title'),
    stringAt('author_name', 'video.author_name'),
    textAt('description', 'video.description'),
    stringAt('provider_name', 'video.provider_name'),
  ),
}

/** Any block: known to Slack, its own rules, its id, and action ids that differ inside it. */
export const checkBlock: BlockCheck = (node, path) => {
  const own = blockChecks[String(node['type'])]
  return [
    ...checkType(node, 'block.type', path),
    ...(own?.(node, path) ?? []),
    ...stringAt('block_id', 'block_id')(node, path),
    ...checkUniqueIds('action_id.unique', actionIdsOf(node), path),
  ]
}

function actionIdsOf(node: Parameters<BlockCheck>[0]): readonly unknown[] {
  const inside = [...listOf(node['elements']), ...listOf(node['actions']), node['accessory'], node['element']]
  return inside.filter(isBlockKitNode).map((entry) => entry['action_id'])
}

/** No id twice. */
export function checkUniqueIds(rule: string, ids: readonly unknown[], path: string) {
  const strings = ids.filter((id) => typeof id === 'string')
  const duplicate = strings.find((id, index) => strings.indexOf(id) !== index)
  return duplicate === undefined ? [] : violationOf(rule, path, `"${duplicate}" twice`)
}
