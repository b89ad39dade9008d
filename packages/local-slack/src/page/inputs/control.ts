/** One control that holds a value. Each is the browser's own, so that it works with keyboards and screen readers. */
import { h } from 'preact'
import { isJsonObject, type JsonObject, asObject, asObjects, asString } from '../../json.ts'
import { usePageContext } from '../page-context.ts'
import {
  choicesOf,
  type ControlProps,
  type InputValue,
  placeholderOf,
  type SelectChoice,
  selectedChoice,
  valueKey,
} from './input-values.ts'
import { ChoiceGroup, MultiSelect } from './multi-select.ts'

/** The control that the type of an element asks for; a note in the place of selects whose options the app would load. */
export function Control(props: ControlProps) {
  const { element, chosen, onChoose } = props
  const { state } = usePageContext()
  const type = asString(element['type'])
  const name = valueKey(type)
  const choices = choicesOf(element, state)
  if (type.includes('external_select')) {
    return h('p', { class: 'placeholder' }, 'A select with options from the app, which are not loaded here.')
  }
  if (type === 'checkboxes' || type === 'radio_buttons') {
    return h(ChoiceGroup, { ...props, choices, name, isMany: type === 'checkboxes' })
  }
  if (type.startsWith('multi_')) return h(MultiSelect, { ...props, choices, name })
  if (type.includes('select')) {
    return h(Select, {
      ...props,
      choices,
      selected: selectedChoice(choices, chosen[name]),
      onSelect: (value) => onChoose({ [name]: value }),
    })
  }
  return h(TextControl, props)
}

const sharedAttributes = ({ id, label, describedBy, isInvalid, isRequired, element }: ControlProps) => ({
  id,
  'aria-label': label,
  'aria-describedby': describedBy,
  'aria-invalid': isInvalid === true ? true : undefined,
  'aria-required': isRequired === true ? true : undefined,
  autofocus: element['focus_on_load'] === true,
})

type SelectProps = ControlProps & {
  readonly choices: readonly SelectChoice[]
  readonly selected: SelectChoice | null
  readonly onSelect: (value: JsonObject | string | null) => void
}

function Select(props: SelectProps) {
  const { element, choices, selected, onSelect, isRequired, isInline } = props
  const groups = [...new Set(choices.map(({ group }) => group))]
  const optionElements = (group: string) =>
    choices
      .filter((each) => each.group === group)
      .map(({ key, label, description }) =>
        h('option', { key, value: key }, description === '' ? label : `${label} — ${description}`),
      )
  const hasEmptyOption = selected === null || (isRequired !== true && isInline !== true)
  return h(
    'select',
    {
      ...sharedAttributes(props),
      value: selected?.key ?? '',
      onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
        onSelect(choices.find(({ key }) => key === currentTarget.value)?.value ?? null),
    },
    [
      hasEmptyOption && h('option', { value: '' }, placeholderOf(element, 'Choose')),
      ...groups.map((group) =>
        group === '' ? optionElements(group) : h('optgroup', { key: group, label: group }, optionElements(group)),
      ),
    ],
  )
}

const inputTypes: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  email_text_input: 'email',
  url_text_input: 'url',
  file_input: 'file',
}

function TextControl(props: ControlProps) {
  const { element, chosen, onChoose } = props
  const type = asString(element['type'])
  const max = element['max_length']
  const attributes = {
    ...sharedAttributes(props),
    placeholder: placeholderOf(element, ''),
    maxLength: typeof max === 'number' ? max : undefined,
    value: textFromValue(type, chosen),
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onChoose(valueFromText(type, currentTarget.value)),
  }
  if (element['multiline'] === true || type === 'rich_text_input') return h('textarea', { ...attributes, rows: 4 })
  const inputMode = type !== 'number_input' ? undefined : element['is_decimal_allowed'] === true ? 'decimal' : 'numeric'
  return h('input', { ...attributes, type: inputTypes[type] ?? 'text', inputMode, autoComplete: 'off' })
}

function valueFromText(type: string, text: string): InputValue {
  const value = text === '' ? null : text
  if (type === 'datepicker') return { selected_date: value }
  if (type === 'timepicker') return { selected_time: value }
  if (type === 'datetimepicker') {
    return { selected_date_time: value === null ? null : Math.floor(new Date(value).getTime() / 1000) }
  }
  if (type !== 'rich_text_input') return { value }
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return { rich_text_value: value === null ? null : { type: 'rich_text', elements: [section] } }
}

function textFromValue(type: string, chosen: InputValue): string {
  if (type === 'datetimepicker') {
    const seconds = chosen['selected_date_time']
    if (typeof seconds !== 'number') return ''
    const local = new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000)
    return local.toISOString().slice(0, 16)
  }
  const rich = chosen['rich_text_value']
  if (isJsonObject(rich)) return asString(asObject(asObjects(asObjects(rich['elements'])[0]?.['elements'])[0])['text'])
  return asString(chosen['value'] ?? chosen['selected_date'] ?? chosen['selected_time'])
}
