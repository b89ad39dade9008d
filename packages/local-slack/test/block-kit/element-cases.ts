/** Buttons, selects, inputs and what they are made of. */
import { type RuleCase, atLeastOne, atMost, blocks, elements, inputs, plain, times, x } from './rule-cases.ts'

const button = { type: 'button', text: plain('x') }
const option = (index = 0) => ({ text: plain(`o${index}`), value: `v${index}` })
const select = { type: 'static_select', options: [option()] }
const multi = { type: 'multi_static_select', options: [option()] }
const group = { label: plain('x'), options: [option()] }
const confirm = { text: plain('x') }
const icon = { type: 'icon_button', icon: 'trash', text: plain('x') }
const feedback = (good: object) => ({
  type: 'feedback_buttons',
  positive_button: { text: plain('+'), value: 'a', ...good },
  negative_button: { text: plain('-'), value: 'b' },
})
const beside: typeof blocks = (rule, good, bad) =>
  blocks(rule, { type: 'context_actions', elements: [good] }, { type: 'context_actions', elements: [bad] })

export const elementCases: readonly RuleCase[] = [
  atMost(elements, 'button.text', (size) => ({ ...button, text: plain(x(size)) })),
  atMost(elements, 'button.value', (size) => ({ ...button, value: x(size) })),
  atMost(elements, 'button.url', (size) => ({ ...button, url: x(size) })),
  atMost(elements, 'button.accessibility_label', (size) => ({ ...button, accessibility_label: x(size) })),
  elements('button.style', { ...button, style: 'primary' }, { ...button, style: 'default' }),
  atMost(beside, 'feedback_buttons.text', (size) => feedback({ text: plain(x(size)) })),
  atMost(beside, 'feedback_buttons.value', (size) => feedback({ value: x(size) })),
  atMost(beside, 'feedback_buttons.accessibility_label', (size) => feedback({ accessibility_label: x(size) })),
  atMost(beside, 'icon_button.accessibility_label', (size) => ({ ...icon, accessibility_label: x(size) })),
  atMost(beside, 'icon_button.visible_to_user_ids', (size) => ({
    ...icon,
    visible_to_user_ids: times(size, () => 'U1'),
  })),
  atMost(elements, 'workflow_button.text', (size) => ({ type: 'workflow_button', text: plain(x(size)), workflow: {} })),
  ...(['checkboxes', 'radio_buttons', 'overflow'] as const).flatMap((type) => [
    atLeastOne(elements, `${type}.options`, (size) => ({ type, options: times(size, option) })),
    atMost(elements, `${type}.options`, (size) => ({ type, options: times(size, option) })),
  ]),
  ...[select, multi].flatMap((menu) => [
    atMost(elements, `${menu.type}.options`, (size) => ({ ...menu, options: times(size, option) })),
    atMost(elements, `${menu.type}.option_groups`, (size) => ({
      type: menu.type,
      option_groups: times(size, () => group),
    })),
    atMost(elements, `${menu.type}.placeholder`, (size) => ({ ...menu, placeholder: plain(x(size)) })),
    elements(`${menu.type}.options.required`, menu, { type: menu.type }),
  ]),
  elements(
    'static_select.initial_option.match',
    { ...select, initial_option: option() },
    { ...select, initial_option: option(1) },
  ),
  atMost(inputs, 'plain_text_input.min_length', (size) => ({ type: 'plain_text_input', min_length: size })),
  atMost(inputs, 'plain_text_input.max_length', (size) => ({ type: 'plain_text_input', max_length: size })),
  ...(['min_lines', 'max_lines'] as const).flatMap((name) => [
    atLeastOne(inputs, `rich_text_input.${name}`, (size) => ({ type: 'rich_text_input', [name]: size })),
    atMost(inputs, `rich_text_input.${name}`, (size) => ({ type: 'rich_text_input', [name]: size })),
  ]),
  atLeastOne(inputs, 'file_input.max_files', (size) => ({ type: 'file_input', max_files: size })),
  atMost(inputs, 'file_input.max_files', (size) => ({ type: 'file_input', max_files: size })),
  atMost(elements, 'option.text', (size) => ({ ...select, options: [{ ...option(), text: plain(x(size)) }] })),
  atMost(elements, 'option.value', (size) => ({ ...select, options: [{ ...option(), value: x(size) }] })),
  atMost(elements, 'option.description', (size) => ({
    ...select,
    options: [{ ...option(), description: plain(x(size)) }],
  })),
  atMost(elements, 'option.url', (size) => ({ type: 'overflow', options: [{ ...option(), url: x(size) }] })),
  atMost(elements, 'option_group.label', (size) => ({
    type: 'static_select',
    option_groups: [{ ...group, label: plain(x(size)) }],
  })),
  atLeastOne(elements, 'option_group.options', (size) => ({
    type: 'static_select',
    option_groups: [{ ...group, options: times(size, option) }],
  })),
  atMost(elements, 'option_group.options', (size) => ({
    type: 'static_select',
    option_groups: [{ ...group, options: times(size, option) }],
  })),
  ...(['title', 'text', 'confirm', 'deny'] as const).map((name) =>
    atMost(elements, `confirm.${name}`, (size) => ({ ...button, confirm: { ...confirm, [name]: plain(x(size)) } })),
  ),
]
