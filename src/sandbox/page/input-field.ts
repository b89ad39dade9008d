/** A field of a window: its label, the control, the hint under it, and what is wrong with it. */
import { h } from 'preact'
import { textOf } from '../json.ts'
import type { Field } from '../shown.ts'
import { Control } from './control.ts'
import type { Chosen } from './options.ts'

type Props = {
  /** For the ids of its parts. */
  readonly name: string
  readonly field: Field
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
  readonly fault: string
}

/** Kinds that are several controls, which no `label` can belong to. */
const grouped = new Set(['checkboxes', 'radio_buttons'])

export function InputField({ name, field, chosen, onChoose, fault }: Props) {
  const { label, hint, isOptional, element } = field
  const described = [hint === '' ? '' : `${name}-hint`, fault === '' ? '' : `${name}-fault`].filter((id) => id !== '')
  const type = textOf(element['type'])
  const words = [label, isOptional && h('small', null, ' (optional)')]
  const isMany = type.startsWith('multi_')
  return h('div', { class: fault === '' ? 'field' : 'field faulty' }, [
    grouped.has(type) || isMany
      ? h('span', { id: `${name}-label`, class: 'label' }, words)
      : h('label', { for: name }, words),
    h(Control, {
      id: name,
      element,
      chosen,
      onChoose,
      isFaulty: fault !== '',
      isRequired: !isOptional,
      ...(isMany ? { label } : {}),
      ...(described.length === 0 ? {} : { describedBy: described.join(' ') }),
    }),
    hint !== '' && h('p', { id: `${name}-hint`, class: 'hint' }, hint),
    fault !== '' && h('p', { id: `${name}-fault`, class: 'fault' }, fault),
  ])
}
