/** A field of a window: its label, the control, the hint under it, and what is wrong with it. */
import { h } from 'preact'
import { asString } from '../json.ts'
import type { RenderedInput } from '../client/client-protocol.ts'
import { Control } from './control.ts'
import type { InputValue } from './input-values.ts'

type InputFieldProps = {
  /** For the ids of its parts. */
  readonly name: string
  readonly field: RenderedInput
  readonly chosen: InputValue
  readonly onChoose: (chosen: InputValue) => void
  readonly error: string
}

/** Kinds that are several controls, which no `label` can belong to. */
const groupTypes = new Set(['checkboxes', 'radio_buttons'])

export function InputField({ name, field, chosen, onChoose, error }: InputFieldProps) {
  const { label, hint, isOptional, element } = field
  const descriptionIds = [hint === '' ? '' : `${name}-hint`, error === '' ? '' : `${name}-fault`].filter(
    (id) => id !== '',
  )
  const type = asString(element['type'])
  const labelContent = [label, isOptional && h('small', null, ' (optional)')]
  const isMany = type.startsWith('multi_')
  return h('div', { class: error === '' ? 'field' : 'field faulty' }, [
    groupTypes.has(type) || isMany
      ? h('span', { id: `${name}-label`, class: 'label' }, labelContent)
      : h('label', { for: name }, labelContent),
    h(Control, {
      id: name,
      element,
      chosen,
      onChoose,
      isInvalid: error !== '',
      isRequired: !isOptional,
      ...(isMany ? { label } : {}),
      ...(descriptionIds.length === 0 ? {} : { describedBy: descriptionIds.join(' ') }),
    }),
    hint !== '' && h('p', { id: `${name}-hint`, class: 'hint' }, hint),
    error !== '' && h('p', { id: `${name}-fault`, class: 'fault' }, error),
  ])
}
