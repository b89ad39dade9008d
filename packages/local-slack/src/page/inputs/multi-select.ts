/** Checkboxes and radio buttons. A multi-select is a list of checkboxes under a summary of what is chosen. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { asObject, isJsonObject } from '../../json.ts'
import { InlineText } from '../blocks/mrkdwn.ts'
import { type ControlProps, isSameValue, placeholderOf, type SelectChoice } from './input-values.ts'

type MultiSelectProps = ControlProps & { readonly choices: readonly SelectChoice[]; readonly name: string }

/** Longer lists can be filtered. */
const searchThreshold = 8

/** A summary that opens to a list of checkboxes, with a filter where there are many. */
export function MultiSelect(props: MultiSelectProps) {
  const { element, chosen, choices, name, id, label, describedBy } = props
  const [filter, setFilter] = useState('')
  const selected = asArray(chosen[name])
  const labels = choices
    .filter(({ value }) => selected.some((item) => isSameValue(item, value)))
    .map((each) => each.label)
  const summary = labels.length === 0 ? placeholderOf(element, 'Choose') : labels.join(', ')
  const query = filter.trim().toLowerCase()
  const matching = choices.filter((each) => each.label.toLowerCase().includes(query))
  return h('details', { class: 'many' }, [
    h(
      'summary',
      {
        id,
        'aria-label': label === undefined ? undefined : `${label}: ${summary}`,
        'aria-describedby': describedBy,
      },
      summary,
    ),
    choices.length > searchThreshold &&
      h('input', {
        type: 'search',
        value: filter,
        placeholder: 'Filter',
        'aria-label': 'Filter the list',
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setFilter(currentTarget.value),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key === 'Enter') event.preventDefault()
        },
      }),
    h('div', { class: 'many-list', role: 'group', 'aria-label': label ?? placeholderOf(element, 'Choices') }, [
      ...choiceInputs({ ...props, choices: matching }, true),
      matching.length === 0 && h('p', null, 'Nothing matches.'),
    ]),
  ])
}

type ChoiceGroupProps = MultiSelectProps & { readonly isMany: boolean }

/** A group of checkboxes (`isMany`) or radio buttons. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { isMany, id, label, describedBy } = props
  return h(
    'div',
    {
      class: 'checks',
      role: isMany ? 'group' : 'radiogroup',
      id,
      'aria-label': label,
      'aria-labelledby': label === undefined && id !== undefined ? `${id}-label` : undefined,
      'aria-describedby': describedBy,
    },
    choiceInputs(props, isMany),
  )
}

function choiceInputs({ choices, chosen, name, onChoose, id = '' }: MultiSelectProps, isMany: boolean) {
  const selected = isMany ? asArray(chosen[name]) : [chosen[name]]
  return choices.map(({ key, label, description, value }) => {
    const isSelected = selected.some((item) => isSameValue(item, value))
    const toggle = () => {
      if (!isMany) onChoose({ [name]: value })
      else
        onChoose({ [name]: isSelected ? selected.filter((item) => !isSameValue(item, value)) : [...selected, value] })
    }
    return h('label', { key }, [
      h('input', {
        type: isMany ? 'checkbox' : 'radio',
        name: isMany ? undefined : `${id}-choice`,
        checked: isSelected,
        onChange: toggle,
      }),
      h('span', null, [
        isJsonObject(value) ? h(InlineText, { text: asObject(value['text']) }) : label,
        description !== '' && h('small', null, description),
      ]),
    ])
  })
}

const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
