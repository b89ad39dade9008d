/** Buttons and selects as a block of actions. */
import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from '@slack/types'
import type { ButtonControl, ContentBlock, SelectControl } from '../../content/message-content.ts'
import { truncate } from '../../format/truncate.ts'
import { escapePlainText } from './mrkdwn.ts'
import { scenarioPayload } from './scenario-metadata.ts'
import { codePointLength, limitOf } from 'local-slack/block-kit/limits'

/** `id` becomes the block's id; elements keep the order of the controls. */
export function controlsBlock({ id, controls }: Extract<ContentBlock, { kind: 'controls' }>): ActionsBlock {
  return {
    type: 'actions',
    block_id: id,
    elements: controls.map((control) => (control.kind === 'button' ? buttonElement(control) : selectElement(control))),
  }
}

/** A value that is too long for a button is left out: the message's metadata has the scenario. */
function buttonElement({ id, label, value, isPrimary }: ButtonControl): Button {
  const text = typeof value === 'string' ? value : JSON.stringify('spec' in value ? scenarioPayload(value) : value)
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: label },
    ...(codePointLength(text) <= limitOf('button.value') ? { value: text } : {}),
    ...(isPrimary === true ? { style: 'primary' } : {}),
  }
}

/** Options whose values are too long for Slack are left out: half an action would ask for something else. */
function selectElement({ id, placeholder, options }: SelectControl): StaticSelect {
  const elements = options.flatMap(({ label, value, isSelected }) => {
    const text = JSON.stringify(value)
    return codePointLength(text) <= limitOf('option.value') ? [{ option: selectOption(label, text), isSelected }] : []
  })
  const initial = elements.find(({ isSelected }) => isSelected === true)
  return {
    type: 'static_select',
    action_id: id,
    placeholder: { type: 'plain_text', text: placeholder },
    options: elements.map(({ option }) => option),
    ...(initial === undefined ? {} : { initial_option: initial.option }),
  }
}

const selectOption = (label: string, value: string): PlainTextOption => ({
  text: { type: 'plain_text', text: truncate(escapePlainText(label), limitOf('option.text')) },
  value,
})
