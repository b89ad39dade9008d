/** The kinds of input that our forms are made of, each within Slack's limits. The block's id is the field's name. */
import type { InputBlock, PlainTextOption } from '@slack/types'
import { limitOf } from 'local-slack/block-kit/limits'
import { escapePlainText } from '../blocks/mrkdwn.ts'
import { truncate } from '../../format/truncate.ts'
import { type FormChoice, choiceOption } from './form-choices.ts'

/** Every input of ours has one element, called this. */
export const inputActionId = 'value'

/** `hint` is the small line under the field; '' for none. */
type InputLabel = { readonly label: string; readonly hint?: string }

/** An input for text. `length`: the most characters that it takes. */
export function textInput(
  id: string,
  { label, hint = '' }: InputLabel,
  initial: string | null,
  {
    placeholder = '',
    multiline = false,
    optional = true,
    length = 500,
  }: {
    readonly placeholder?: string
    readonly multiline?: boolean
    readonly optional?: boolean
    readonly length?: number
  } = {},
): InputBlock {
  return {
    ...inputBlockFrame(id, label, hint, optional),
    element: {
      type: 'plain_text_input',
      action_id: inputActionId,
      multiline,
      max_length: length,
      ...(initial === null || initial === '' ? {} : { initial_value: initial.slice(0, length) }),
      ...(placeholder === '' ? {} : { placeholder: plainTextObject(placeholder, 'static_select.placeholder') }),
    },
  }
}

/** An input for a number within its bounds. */
export function numberInput(
  id: string,
  { label, hint = '' }: InputLabel,
  initial: number | null,
  { isWhole, least, greatest }: { readonly isWhole: boolean; readonly least: number; readonly greatest: number },
): InputBlock {
  return {
    ...inputBlockFrame(id, label, hint, true),
    element: {
      type: 'number_input',
      action_id: inputActionId,
      is_decimal_allowed: !isWhole,
      min_value: String(least),
      max_value: String(greatest),
      ...(initial === null ? {} : { initial_value: String(initial) }),
    },
  }
}

/** One of `choices`, whose ids are what comes back; `initial` is left out where it is none of them. */
export function selectInput(
  id: string,
  { label, hint = '' }: InputLabel,
  choices: readonly FormChoice[],
  initial: string | null,
): InputBlock {
  const options = choices.map(choiceOption)
  const chosen = options.find(({ value }) => value === initial)
  return {
    ...inputBlockFrame(id, label, hint, true),
    element: {
      type: 'static_select',
      action_id: inputActionId,
      placeholder: plainTextObject('Not set', 'static_select.placeholder'),
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  }
}

/** Several of `choices`. `whenEmpty`: what choosing none of them means. */
export function multiInput(
  id: string,
  { label, hint = '' }: InputLabel,
  choices: readonly FormChoice[],
  initial: readonly string[] | null,
  whenEmpty: 'Any' | 'None' = 'Any',
): InputBlock {
  const options: PlainTextOption[] = choices.map(choiceOption)
  const chosen = options.filter(({ value }) => initial?.includes(value ?? '') === true)
  return {
    ...inputBlockFrame(id, label, hint, true),
    element: {
      type: 'multi_static_select',
      action_id: inputActionId,
      placeholder: plainTextObject(whenEmpty, 'multi_static_select.placeholder'),
      options,
      ...(chosen.length === 0 ? {} : { initial_options: chosen }),
    },
  }
}

/** A person of the workspace. */
export function userInput(id: string, { label, hint = '' }: InputLabel, initial: string | null): InputBlock {
  return {
    ...inputBlockFrame(id, label, hint, true),
    element: {
      type: 'users_select',
      action_id: inputActionId,
      placeholder: plainTextObject('Nobody', 'static_select.placeholder'),
      ...(initial === null ? {} : { initial_user: initial }),
    },
  }
}

/** Some people of the workspace. */
export function usersInput(id: string, { label, hint = '' }: InputLabel, initial: readonly string[]): InputBlock {
  return {
    ...inputBlockFrame(id, label, hint, true),
    element: {
      type: 'multi_users_select',
      action_id: inputActionId,
      placeholder: plainTextObject('Nobody', 'static_select.placeholder'),
      ...(initial.length === 0 ? {} : { initial_users: [...initial] }),
    },
  }
}

/** A conversation to answer in. Its response address lets us answer where the bot is not a member. */
export function conversationInput(id: string, { label, hint = '' }: InputLabel, initial: string | null): InputBlock {
  return {
    ...inputBlockFrame(id, label, hint, true),
    element: {
      type: 'conversations_select',
      action_id: inputActionId,
      response_url_enabled: true,
      ...(initial === null ? { default_to_current_conversation: true } : { initial_conversation: initial }),
    },
  }
}

function inputBlockFrame(id: string, label: string, hint: string, optional: boolean) {
  return {
    type: 'input' as const,
    block_id: id,
    optional,
    label: plainTextObject(label, 'input.label'),
    ...(hint === '' ? {} : { hint: plainTextObject(hint, 'input.hint') }),
  }
}

function plainTextObject(text: string, limit: string) {
  return { type: 'plain_text' as const, text: truncate(escapePlainText(text), limitOf(limit)) }
}
