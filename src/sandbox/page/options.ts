/** What can be chosen in a select, and what is sent when it is: Slack's words for each kind of element. */
import { isJson, type Json, jsonOf, listOf, textOf, wordsOf } from '../json.ts'
import type { State } from './model.ts'

/** `{selected_option: …}`, `{value: …}` and so on. */
export type Chosen = Json

export type Choice = {
  readonly key: string
  readonly label: string
  readonly description: string
  /** What Slack sends for it: an option, or the id of a person or conversation. */
  readonly sent: Json | string
  readonly group: string
}

const choice = (option: Json, index: number, group: string): Choice => ({
  key: `${group} ${index}`,
  label: wordsOf(option['text']),
  description: wordsOf(option['description']),
  sent: option,
  group,
})

/** Static options, or the people or conversations there are. */
export function choicesOf(element: Json, state: State): readonly Choice[] {
  const type = textOf(element['type'])
  const entry = (id: string, label: string): Choice => ({ key: id, label, description: '', sent: id, group: '' })
  if (type.includes('users_select')) return state.people.map(({ id, name }) => entry(id, name))
  if (type.includes('conversations_select') || type.includes('channels_select')) {
    const open = type.includes('channels_select') ? state.channels.filter(({ isDirect }) => !isDirect) : state.channels
    return open.map(({ id, name, isDirect }) => entry(id, isDirect ? `${state.bot.name} (direct message)` : `#${name}`))
  }
  const groups = listOf(element['option_groups'])
  if (groups.length > 0) {
    return groups.flatMap((group) =>
      listOf(group['options']).map((each, index) => choice(each, index, wordsOf(group['label']))),
    )
  }
  return listOf(element['options']).map((each, index) => choice(each, index, ''))
}

/** Under which name Slack sends what was chosen. */
export function sentName(type: string): string {
  const isMany = type.startsWith('multi_') || type === 'checkboxes'
  const of = type.includes('users_')
    ? 'user'
    : type.includes('conversations_')
      ? 'conversation'
      : type.includes('channels_')
        ? 'channel'
        : 'option'
  return `selected_${of}${isMany ? 's' : ''}`
}

/** What an element holds before anybody has touched it. `channel`: the conversation that is open. */
export function initialOf(element: Json, channel: string | null): Chosen {
  const type = textOf(element['type'])
  const { initial_value: value, initial_date: date, initial_time: time, initial_date_time: dateTime } = element
  if (type.startsWith('multi_') || type === 'checkboxes') {
    const many =
      element['initial_options'] ??
      element['initial_users'] ??
      element['initial_conversations'] ??
      element['initial_channels']
    const current = element['default_to_current_conversation'] === true && channel !== null ? [channel] : []
    return { [sentName(type)]: Array.isArray(many) ? many : current }
  }
  if (type.includes('select') || type === 'radio_buttons') {
    const one =
      element['initial_option'] ??
      element['initial_user'] ??
      element['initial_conversation'] ??
      element['initial_channel']
    const current = element['default_to_current_conversation'] === true ? channel : null
    return { [sentName(type)]: one ?? current }
  }
  if (type === 'datepicker') return { selected_date: date ?? null }
  if (type === 'timepicker') return { selected_time: time ?? null }
  if (type === 'datetimepicker') return { selected_date_time: dateTime ?? null }
  if (type === 'rich_text_input') return { rich_text_value: value ?? null }
  if (type === 'file_input') return { files: [] }
  return { value: value ?? null }
}

/** The choice that an element holds; null for none. */
export function chosenOf(choices: readonly Choice[], sent: unknown): Choice | null {
  return choices.find((each) => isSame(each.sent, sent)) ?? null
}

export function isSame(one: unknown, other: unknown): boolean {
  if (isJson(one) && isJson(other)) {
    return one['value'] === other['value'] && wordsOf(one['text']) === wordsOf(other['text'])
  }
  return one === other
}

export const placeholderOf = (element: Json, otherwise: string): string =>
  wordsOf(jsonOf(element['placeholder'])) || otherwise

/** Nothing is chosen, or nothing typed. */
export const isEmpty = (chosen: Chosen): boolean =>
  Object.values(chosen).every((value) => value === null || value === '' || (Array.isArray(value) && value.length === 0))
