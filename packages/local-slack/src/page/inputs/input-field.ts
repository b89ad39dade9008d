/** A field of a modal: its label, the control, the hint below it, and its error. */
import { h } from 'preact'
import { asString } from '../../json.ts'
import { Control } from './control.ts'
import type { InputBlock } from './input-block.ts'
import type { InputValue } from './input-values.ts'

type InputFieldProps = {
  /** Prefix of the ids of its parts. */
  readonly name: string
  readonly field: InputBlock
  readonly chosen: InputValue
  readonly onChoose: (chosen: InputValue) => void
  /** Empty: the value is valid. */
  readonly error: string
}

/** Elements made of several controls, which one `label` cannot name. */
const groupTypes = new Set(['checkboxes', 'radio_buttons'])

/**
 * `name` becomes the id of the control, so that its label, hint and error belong to it; `error` is empty where all is
 * well.
 */
export function InputField({ name, field, chosen, onChoose, error }: InputFieldProps) {
  const { label, hint, isOptional, element } = field
  const descriptionIds = [hint === '' ? '' : `${name}-hint`, error === '' ? '' : `${name}-error`].filter(
    (id) => id !== '',
  )
  const type = asString(element['type'])
  const labelContent = [label, isOptional && h('small', null, ' (optional)')]
  const isMany = type.startsWith('multi_')
  return h('div', { class: error === '' ? 'field' : 'field invalid' }, [
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
    error !== '' && h('p', { id: `${name}-error`, class: 'field-error' }, error),
  ])
}
