/** Blocks of text: headers, sections, context, alerts. */
import { type ComponentChildren, h } from 'preact'
import { asObject, asObjects, asString, isJsonObject, type JsonObject } from '../../json.ts'
import { Icon } from '../icons.ts'
import { imageAddress } from './image-block.ts'
import { InlineText, TextObject } from './mrkdwn.ts'

/** A `header` block. */
export const HeaderBlock = ({ block }: { readonly block: JsonObject }) =>
  h('h3', { class: 'header-block' }, h(InlineText, { text: asObject(block['text']) }))

/** `children`: the accessory. */
export function SectionBlock({
  block,
  children,
}: {
  readonly block: JsonObject
  readonly children?: ComponentChildren
}) {
  const { text, fields } = block
  return h('div', { class: 'section-block' }, [
    h('div', { class: 'section-text' }, [
      isJsonObject(text) && h(TextObject, { text }),
      Array.isArray(fields) &&
        h(
          'div',
          { class: 'fields' },
          asObjects(fields).map((field) => h('div', null, h(TextObject, { text: field }))),
        ),
    ]),
    children,
  ])
}

/** A `context` block: small texts and pictures on one line. */
export const ContextBlock = ({ block }: { readonly block: JsonObject }) =>
  h(
    'div',
    { class: 'context-block' },
    asObjects(block['elements']).map((element) => {
      if (element['type'] !== 'image') return h('div', null, h(TextObject, { text: element }))
      const address = imageAddress(element)
      const alt = asString(element['alt_text'])
      return address === null ? h('span', null, alt) : h('img', { src: address, alt, width: 18, height: 18 })
    }),
  )

const alertLevels = { info: 'Note', warning: 'Warning', error: 'Error', success: 'Success', default: 'Note' } as const
const isLevel = (level: string): level is keyof typeof alertLevels => level in alertLevels

/** An `alert` block; an unknown level is drawn as the default one. */
export function AlertBlock({ block }: { readonly block: JsonObject }) {
  const given = asString(block['level'])
  const level = isLevel(given) ? given : 'default'
  return h('div', { class: `alert-block ${level}` }, [
    h(Icon, { name: level === 'success' ? 'check' : level === 'warning' || level === 'error' ? 'warning' : 'info' }),
    // The colour and the icon in words.
    h('span', { class: 'unseen' }, `${alertLevels[level]}: `),
    h(TextObject, { text: asObject(block['text']) }),
  ])
}
