/** Values of input elements, in the form in which Slack sends them. */
import { isJsonObject, type JsonObject, asObject, asObjects, asString, textObjectText } from '../../json.ts'
import type { ClientState } from '../client-state.ts'

/** Such as `{ selected_option: … }` or `{ value: … }`. */
export type InputValue = JsonObject

/** What every control takes. */
export type ControlProps = {
  readonly element: JsonObject
  readonly chosen: InputValue
  readonly onChoose: (chosen: InputValue) => void
  /** For screen readers; absent: a label elsewhere refers to `id`. */
  readonly label?: string
  readonly id?: string
  /** Ids of the hint and of the error. */
  readonly describedBy?: string
  readonly isInvalid?: boolean
  readonly isRequired?: boolean
  /** It stands among the buttons of a message. */
  readonly isInline?: boolean
}

export type SelectChoice = {
  readonly key: string
  readonly label: string
  readonly description: string
  /** What Slack sends for it: an option, or the id of a user or conversation. */
  readonly value: JsonObject | string
  readonly group: string
}

const choiceOf = (option: JsonObject, index: number, group: string): SelectChoice => ({
  key: `${group} ${index}`,
  label: textObjectText(option['text']),
  description: textObjectText(option['description']),
  value: option,
  group,
})

/** The static options of an element, or the users or conversations of the workspace. */
export function choicesOf(element: JsonObject, state: ClientState): readonly SelectChoice[] {
  const type = asString(element['type'])
  const idChoice = (id: string, label: string): SelectChoice => ({
    key: id,
    label,
    description: '',
    value: id,
    group: '',
  })
  if (type.includes('users_select')) return state.users.map(({ id, name }) => idChoice(id, name))
  if (type.includes('conversations_select') || type.includes('channels_select')) {
    const channels = type.includes('channels_select')
      ? state.channels.filter(({ isDirect }) => !isDirect)
      : state.channels
    return channels.map(({ id, name, isDirect }) =>
      idChoice(id, isDirect ? `${state.bot.name} (direct message)` : `#${name}`),
    )
  }
  const groups = asObjects(element['option_groups'])
  if (groups.length > 0) {
    return groups.flatMap((group) =>
      asObjects(group['options']).map((each, index) => choiceOf(each, index, textObjectText(group['label']))),
    )
  }
  return asObjects(element['options']).map((each, index) => choiceOf(each, index, ''))
}

/** The property in which Slack sends the choice of an element of that type. */
export function valueKey(type: string): string {
  const isMany = type.startsWith('multi_') || type === 'checkboxes'
  const kind = type.includes('users_')
    ? 'user'
    : type.includes('conversations_')
      ? 'conversation'
      : type.includes('channels_')
        ? 'channel'
        : 'option'
  return `selected_${kind}${isMany ? 's' : ''}`
}

/** The value before anybody has changed it. `channel`: the conversation that is open. */
export function initialValue(element: JsonObject, channel: string | null): InputValue {
  const type = asString(element['type'])
  const { initial_value: value, initial_date: date, initial_time: time, initial_date_time: dateTime } = element
  if (type.startsWith('multi_') || type === 'checkboxes') {
    const many =
      element['initial_options'] ??
      element['initial_users'] ??
      element['initial_conversations'] ??
      element['initial_channels']
    const current = element['default_to_current_conversation'] === true && channel !== null ? [channel] : []
    return { [valueKey(type)]: Array.isArray(many) ? many : current }
  }
  if (type.includes('select') || type === 'radio_buttons') {
    const one =
      element['initial_option'] ??
      element['initial_user'] ??
      element['initial_conversation'] ??
      element['initial_channel']
    const current = element['default_to_current_conversation'] === true ? channel : null
    return { [valueKey(type)]: one ?? current }
  }
  if (type === 'datepicker') return { selected_date: date ?? null }
  if (type === 'timepicker') return { selected_time: time ?? null }
  if (type === 'datetimepicker') return { selected_date_time: dateTime ?? null }
  if (type === 'rich_text_input') return { rich_text_value: value ?? null }
  if (type === 'file_input') return { files: [] }
  return { value: value ?? null }
}

/** Null when nothing is chosen. */
export function selectedChoice(choices: readonly SelectChoice[], value: unknown): SelectChoice | null {
  return choices.find((each) => isSameValue(each.value, value)) ?? null
}

/** Whether two choices are the same: options by value and text, everything else by identity. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (isJsonObject(one) && isJsonObject(other)) {
    return one['value'] === other['value'] && textObjectText(one['text']) === textObjectText(other['text'])
  }
  return one === other
}

/** The placeholder of an element, or the given text where it has none. */
export const placeholderOf = (element: JsonObject, otherwise: string): string =>
  textObjectText(asObject(element['placeholder'])) || otherwise

/** Nothing is chosen or typed. */
export const isEmptyValue = (chosen: InputValue): boolean =>
  Object.values(chosen).every((value) => value === null || value === '' || (Array.isArray(value) && value.length === 0))
