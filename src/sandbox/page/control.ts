/** One element that holds something: typed, chosen, or several chosen. It is what the browser has for it. */
import { h } from 'preact'
import { isJson, type Json, jsonOf, listOf, textOf } from '../json.ts'
import { Checks, Many } from './many.ts'
import { type Chosen, type Choice, choicesOf, chosenOf, placeholderOf, sentName } from './options.ts'
import { useWorld } from './world.ts'

export type ControlProps = {
  readonly element: Json
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
  /** Read to those who do not see it; absent: a label elsewhere names it by `id`. */
  readonly label?: string
  readonly id?: string
  /** Ids of the hint and of the fault. */
  readonly describedBy?: string
  readonly isFaulty?: boolean
  readonly isRequired?: boolean
  /** It stands under a message, among buttons. */
  readonly isPressed?: boolean
}

export function Control(props: ControlProps) {
  const { element, chosen, onChoose } = props
  const { state } = useWorld()
  const type = textOf(element['type'])
  const name = sentName(type)
  if (type === 'checkboxes' || type === 'radio_buttons') {
    return h(Checks, { ...props, choices: choicesOf(element, state), name, isMany: type === 'checkboxes' })
  }
  if (type.startsWith('multi_')) return h(Many, { ...props, choices: choicesOf(element, state), name })
  if (type.includes('select')) {
    const choices = choicesOf(element, state)
    return h(Select, {
      ...props,
      choices,
      holds: chosenOf(choices, chosen[name]),
      onPick: (sent) => onChoose({ [name]: sent }),
    })
  }
  return h(Typed, props)
}

const common = ({ id, label, describedBy, isFaulty, isRequired, element }: ControlProps) => ({
  id,
  'aria-label': label,
  'aria-describedby': describedBy,
  'aria-invalid': isFaulty === true ? true : undefined,
  'aria-required': isRequired === true ? true : undefined,
  autofocus: element['focus_on_load'] === true,
})

type SelectProps = ControlProps & {
  readonly choices: readonly Choice[]
  readonly holds: Choice | null
  readonly onPick: (sent: Json | string | null) => void
}

function Select(props: SelectProps) {
  const { element, choices, holds, onPick, isRequired, isPressed } = props
  const groups = [...new Set(choices.map(({ group }) => group))]
  const options = (group: string) =>
    choices
      .filter((each) => each.group === group)
      .map(({ key, label, description }) =>
        h('option', { key, value: key }, description === '' ? label : `${label} — ${description}`),
      )
  const nothing = holds === null || (isRequired !== true && isPressed !== true)
  return h(
    'select',
    {
      ...common(props),
      value: holds?.key ?? '',
      onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
        onPick(choices.find(({ key }) => key === currentTarget.value)?.sent ?? null),
    },
    [
      nothing && h('option', { value: '' }, placeholderOf(element, 'Choose')),
      ...groups.map((group) =>
        group === '' ? options(group) : h('optgroup', { key: group, label: group }, options(group)),
      ),
    ],
  )
}

const kinds: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  email_text_input: 'email',
  url_text_input: 'url',
  file_input: 'file',
}

function Typed(props: ControlProps) {
  const { element, chosen, onChoose } = props
  const type = textOf(element['type'])
  const send = (text: string) => onChoose(typedAs(type, text))
  const max = element['max_length']
  const attributes = {
    ...common(props),
    placeholder: placeholderOf(element, ''),
    maxLength: typeof max === 'number' ? max : undefined,
    value: shownIn(type, chosen),
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      send(currentTarget.value),
  }
  if (element['multiline'] === true || type === 'rich_text_input') return h('textarea', { ...attributes, rows: 4 })
  const inputMode = type !== 'number_input' ? undefined : element['is_decimal_allowed'] === true ? 'decimal' : 'numeric'
  return h('input', { ...attributes, type: kinds[type] ?? 'text', inputMode, autoComplete: 'off' })
}

function typedAs(type: string, text: string): Chosen {
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

function shownIn(type: string, chosen: Chosen): string {
  if (type === 'datetimepicker') {
    const seconds = chosen['selected_date_time']
    if (typeof seconds !== 'number') return ''
    const local = new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000)
    return local.toISOString().slice(0, 16)
  }
  const rich = chosen['rich_text_value']
  if (isJson(rich)) return textOf(jsonOf(listOf(listOf(rich['elements'])[0]?.['elements'])[0])['text'])
  return textOf(chosen['value'] ?? chosen['selected_date'] ?? chosen['selected_time'])
}
