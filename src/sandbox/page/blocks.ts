/** Blocks on the screen. What was drawn as HTML is put in as it is; it comes from the library, which escapes every text. */
import { type ComponentChild, h } from 'preact'
import { type Json, textOf } from '../json.ts'
import type { Drawn, Picture } from '../shown.ts'
import { Element } from './element.ts'
import type { Chosen } from './options.ts'
import { DataTable } from './table.ts'

/** What was pressed where, and what was chosen with it. */
export type OnPress = (blockId: string, actionId: string, chosen: Chosen) => void

/** Draws an input; the place where blocks stand knows how. Absent: inputs are shown without effect. */
export type DrawInput = (block: Extract<Drawn, { is: 'input' }>) => ComponentChild

type Props = { readonly blocks: readonly Drawn[]; readonly onPress: OnPress; readonly drawInput?: DrawInput }

export function Blocks({ blocks, onPress, drawInput }: Props) {
  return h(
    'div',
    { class: 'blocks' },
    blocks.map((block, index) =>
      h(Block, { key: `${block.id} ${index}`, block, onPress, ...(drawInput && { drawInput }) }),
    ),
  )
}

function Block({ block, onPress, drawInput }: Omit<Props, 'blocks'> & { readonly block: Drawn }) {
  const { id } = block
  const element = (json: Json) => {
    const action = textOf(json['action_id'])
    return h(Element, { key: action, element: json, onPress: (chosen) => onPress(id, action, chosen) })
  }
  switch (block.is) {
    case 'html':
      return h(Html, { html: block.html })
    case 'beside':
      return h('div', { class: 'beside' }, [h(Html, { html: block.html }), element(block.element)])
    case 'actions':
      return h('div', { class: 'actions' }, block.elements.map(element))
    case 'input':
      return drawInput?.(block) ?? null
    case 'table':
      return h(DataTable, { table: block.table })
    case 'image':
      return h(Image, block.image)
    case 'chart':
      return h('div', { class: 'chart' }, [
        h(Html, { html: block.html }),
        h('details', null, [h('summary', null, 'The figures of the chart'), h(DataTable, { table: block.table })]),
      ])
    case 'container':
      return h(Container, { block, onPress })
    case 'unknown':
      return h('p', { class: 'unknown' }, `A block of the kind “${block.type}”, which is not drawn here.`)
  }
}

const Html = ({ html }: { readonly html: string }) =>
  h('div', { class: 'drawn', dangerouslySetInnerHTML: { __html: html } })

function Image({ address, alt, title }: Picture) {
  const words = title === '' ? alt : title
  if (address === null) {
    return h(
      'p',
      { class: 'unknown' },
      `A picture from elsewhere on the web, not loaded here: ${alt === '' ? words : alt}`,
    )
  }
  return h('figure', null, [
    title !== '' && h('figcaption', null, title),
    h('img', { src: address, alt, loading: 'lazy' }),
  ])
}

type Holding = { readonly block: Extract<Drawn, { is: 'container' }>; readonly onPress: OnPress }

function Container({ block: { title, isCollapsible, isCollapsed, blocks }, onPress }: Holding) {
  const inside = h(Blocks, { blocks, onPress })
  if (!isCollapsible) {
    return h('section', { class: 'container', 'aria-label': title || undefined }, [
      title !== '' && h('h4', null, title),
      inside,
    ])
  }
  return h('details', { class: 'container', open: !isCollapsed }, [h('summary', null, title), inside])
}
