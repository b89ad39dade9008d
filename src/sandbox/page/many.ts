/** Several of a list: boxes to tick. A long list is folded away and says what it holds. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ControlProps } from './control.ts'
import { type Choice, isSame, placeholderOf } from './options.ts'

type Props = ControlProps & { readonly choices: readonly Choice[]; readonly name: string }

/** Lists longer than this can be searched. */
const searched = 8

export function Many(props: Props) {
  const { element, chosen, choices, name, id, label, describedBy } = props
  const [filter, setFilter] = useState('')
  const holds = listIn(chosen[name])
  const labels = choices.filter(({ sent }) => holds.some((held) => isSame(held, sent))).map((each) => each.label)
  const face = labels.length === 0 ? placeholderOf(element, 'Choose') : labels.join(', ')
  const words = filter.trim().toLowerCase()
  const shown = choices.filter((each) => each.label.toLowerCase().includes(words))
  return h('details', { class: 'many' }, [
    h(
      'summary',
      {
        id,
        'aria-label': label === undefined ? undefined : `${label}: ${face}`,
        'aria-describedby': describedBy,
      },
      face,
    ),
    choices.length > searched &&
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
      ...boxes({ ...props, choices: shown }, true),
      shown.length === 0 && h('p', null, 'None of that name.'),
    ]),
  ])
}

type ChecksProps = Props & { readonly isMany: boolean }

export function Checks(props: ChecksProps) {
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
    boxes(props, isMany),
  )
}

function boxes({ choices, chosen, name, onChoose, id = '' }: Props, isMany: boolean) {
  const holds = isMany ? listIn(chosen[name]) : [chosen[name]]
  return choices.map(({ key, label, description, sent }) => {
    const isHeld = holds.some((held) => isSame(held, sent))
    const toggle = () => {
      if (!isMany) onChoose({ [name]: sent })
      else onChoose({ [name]: isHeld ? holds.filter((held) => !isSame(held, sent)) : [...holds, sent] })
    }
    return h('label', { key }, [
      h('input', {
        type: isMany ? 'checkbox' : 'radio',
        name: isMany ? undefined : `${id}-choice`,
        checked: isHeld,
        onChange: toggle,
      }),
      h('span', null, [label, description !== '' && h('small', null, description)]),
    ])
  })
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
