/** Interactive elements and the objects inside them: buttons, selects, options, confirmation dialogs. */
import { all, listAt, nodeAt, numberAt, oneOf, required, stringAt, textAt } from './property.ts'
import { type Check, isNode, listOf, violation } from './rule.ts'

const option = all(
  required('text'),
  textAt('text', 'option.text', 'any'),
  stringAt('value', 'option.value'),
  textAt('description', 'option.description', 'any'),
  stringAt('url', 'option.url'),
)

const optionGroup = all(
  required('label', 'options'),
  textAt('label', 'option_group.label'),
  listAt('options', 'option_group.options', option),
)

const confirm = all(
  required('text'),
  textAt('title', 'confirm.title'),
  textAt('text', 'confirm.text', 'any'),
  textAt('confirm', 'confirm.confirm'),
  textAt('deny', 'confirm.deny'),
)

const choice = (type: string): Check => all(required('options'), listAt('options', `${type}.options`, option))

const staticSelect = (type: 'static_select' | 'multi_static_select'): Check =>
  all(
    textAt('placeholder', `${type}.placeholder`),
    listAt('options', `${type}.options`, option),
    listAt('option_groups', `${type}.option_groups`, optionGroup),
    (node, path) =>
      node['options'] === undefined && node['option_groups'] === undefined
        ? violation(`${type}.options.required`, path, 'neither options nor option_groups')
        : [],
  )

/** Slack refuses a select whose initial option is not literally one of its options. */
const initialOption: Check = (node, path) => {
  const initial = node['initial_option']
  if (initial === undefined) return []
  const groups = listOf(node['option_groups']).flatMap((group) => (isNode(group) ? listOf(group['options']) : []))
  const options = [...listOf(node['options']), ...groups].map((entry) => JSON.stringify(entry))
  if (options.includes(JSON.stringify(initial))) return []
  return violation('static_select.initial_option.match', `${path}.initial_option`, 'not one of the options')
}

const feedbackButton = all(
  required('text', 'value'),
  textAt('text', 'feedback_buttons.text'),
  stringAt('value', 'feedback_buttons.value'),
  stringAt('accessibility_label', 'feedback_buttons.accessibility_label'),
)

const checks: Readonly<Record<string, Check>> = {
  button: all(
    required('text'),
    textAt('text', 'button.text'),
    stringAt('value', 'button.value'),
    stringAt('url', 'button.url'),
    stringAt('accessibility_label', 'button.accessibility_label'),
    oneOf('style', 'button.style'),
  ),
  workflow_button: all(required('text'), textAt('text', 'workflow_button.text')),
  feedback_buttons: all(
    required('positive_button', 'negative_button'),
    nodeAt('positive_button', feedbackButton),
    nodeAt('negative_button', feedbackButton),
  ),
  icon_button: all(
    required('icon', 'text'),
    stringAt('accessibility_label', 'icon_button.accessibility_label'),
    listAt('visible_to_user_ids', 'icon_button.visible_to_user_ids'),
  ),
  checkboxes: choice('checkboxes'),
  radio_buttons: choice('radio_buttons'),
  overflow: choice('overflow'),
  static_select: all(staticSelect('static_select'), initialOption),
  multi_static_select: staticSelect('multi_static_select'),
  plain_text_input: all(
    numberAt('min_length', 'plain_text_input.min_length'),
    numberAt('max_length', 'plain_text_input.max_length'),
  ),
  rich_text_input: all(
    numberAt('min_lines', 'rich_text_input.min_lines'),
    numberAt('max_lines', 'rich_text_input.max_lines'),
  ),
  file_input: numberAt('max_files', 'file_input.max_files'),
  image: all(required('alt_text'), stringAt('image_url', 'image.image_url'), stringAt('alt_text', 'image.alt_text')),
}

/** Any element: its own rules, its action id and its confirmation dialog. */
export const element: Check = (node, path) => {
  const own = checks[String(node['type'])]
  return [
    ...(own?.(node, path) ?? []),
    ...stringAt('action_id', 'action_id')(node, path),
    ...nodeAt('confirm', confirm)(node, path),
  ]
}
