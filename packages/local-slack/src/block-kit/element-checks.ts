/** Interactive elements and the objects inside them: buttons, selects, options, confirmation dialogs. */
import { allChecks, listAt, nodeAt, numberAt, oneOf, required, stringAt, textAt } from './property-checks.ts'
import { type BlockCheck, isBlockKitNode, listOf, violationOf } from './limits.ts'

const checkOption = allChecks(
  required('text'),
  textAt('text', 'option.text', 'any'),
  stringAt('value', 'option.value'),
  textAt('description', 'option.description', 'any'),
  stringAt('url', 'option.url'),
)

const checkOptionGroup = allChecks(
  required('label', 'options'),
  textAt('label', 'option_group.label'),
  listAt('options', 'option_group.options', checkOption),
)

const checkConfirm = allChecks(
  required('text'),
  textAt('title', 'confirm.title'),
  textAt('text', 'confirm.text', 'any'),
  textAt('confirm', 'confirm.confirm'),
  textAt('deny', 'confirm.deny'),
)

const optionsCheck = (type: string): BlockCheck =>
  allChecks(required('options'), listAt('options', `${type}.options`, checkOption))

const selectCheck = (type: 'static_select' | 'multi_static_select'): BlockCheck =>
  allChecks(
    textAt('placeholder', `${type}.placeholder`),
    listAt('options', `${type}.options`, checkOption),
    listAt('option_groups', `${type}.option_groups`, checkOptionGroup),
    (node, path) =>
      node['options'] === undefined && node['option_groups'] === undefined
        ? violationOf(`${type}.options.required`, path, 'neither options nor option_groups')
        : [],
  )

/** Slack refuses a select whose initial option is not literally one of its options. */
const checkInitialOption: BlockCheck = (node, path) => {
  const initial = node['initial_option']
  if (initial === undefined) return []
  const groups = listOf(node['option_groups']).flatMap((group) =>
    isBlockKitNode(group) ? listOf(group['options']) : [],
  )
  const options = [...listOf(node['options']), ...groups].map((entry) => JSON.stringify(entry))
  if (options.includes(JSON.stringify(initial))) return []
  return violationOf('static_select.initial_option.match', `${path}.initial_option`, 'not one of the options')
}

const checkFeedbackButton = allChecks(
  required('text', 'value'),
  textAt('text', 'feedback_buttons.text'),
  stringAt('value', 'feedback_buttons.value'),
  stringAt('accessibility_label', 'feedback_buttons.accessibility_label'),
)

const elementChecks: Readonly<Record<string, BlockCheck>> = {
  button: allChecks(
    required('text'),
    textAt('text', 'button.text'),
    stringAt('value', 'button.value'),
    stringAt('url', 'button.url'),
    stringAt('accessibility_label', 'button.accessibility_label'),
    oneOf('style', 'button.style'),
  ),
  workflow_button: allChecks(required('text'), textAt('text', 'workflow_button.text')),
  feedback_buttons: allChecks(
    required('positive_button', 'negative_button'),
    nodeAt('positive_button', checkFeedbackButton),
    nodeAt('negative_button', checkFeedbackButton),
  ),
  icon_button: allChecks(
    required('icon', 'text'),
    stringAt('accessibility_label', 'icon_button.accessibility_label'),
    listAt('visible_to_user_ids', 'icon_button.visible_to_user_ids'),
  ),
  checkboxes: optionsCheck('checkboxes'),
  radio_buttons: optionsCheck('radio_buttons'),
  overflow: optionsCheck('overflow'),
  static_select: allChecks(selectCheck('static_select'), checkInitialOption),
  multi_static_select: selectCheck('multi_static_select'),
  plain_text_input: allChecks(
    numberAt('min_length', 'plain_text_input.min_length'),
    numberAt('max_length', 'plain_text_input.max_length'),
  ),
  rich_text_input: allChecks(
    numberAt('min_lines', 'rich_text_input.min_lines'),
    numberAt('max_lines', 'rich_text_input.max_lines'),
  ),
  file_input: numberAt('max_files', 'file_input.max_files'),
  image: allChecks(
    required('alt_text'),
    stringAt('image_url', 'image.image_url'),
    stringAt('alt_text', 'image.alt_text'),
  ),
}

/** Any element: its own rules, its action id and its confirmation dialog. */
export const checkElement: BlockCheck = (node, path) => {
  const own = elementChecks[String(node['type'])]
  return [
    ...(own?.(node, path) ?? []),
    ...stringAt('action_id', 'action_id')(node, path),
    ...nodeAt('confirm', checkConfirm)(node, path),
  ]
}
