/** Blocks on the screen. What was drawn as HTML is put in as it is; it comes from the library, which escapes every text. */
import { type ComponentChild, h } from 'preact'
import { type JsonObject, asString } from '../json.ts'
import type { RenderedBlock, RenderedImage } from '../client/client-protocol.ts'
import { BlockElement } from './block-element.ts'
import type { InputValue } from './input-values.ts'
import { DataTable } from './data-table.ts'

/** What was pressed where, and what was chosen with it. */
export type PressHandler = (blockId: string, actionId: string, chosen: InputValue) => void

/** Draws an input; the place where blocks stand knows how. Absent: inputs are shown without effect. */
export type InputRenderer = (block: Extract<RenderedBlock, { is: 'input' }>) => ComponentChild

type BlocksProps = {
  readonly blocks: readonly RenderedBlock[]
  readonly onPress: PressHandler
  readonly drawInput?: InputRenderer
}

export function Blocks({ blocks, onPress, drawInput }: BlocksProps) {
  return h(
    'div',
    { class: 'blocks' },
    blocks.map((block, index) =>
      h(Block, { key: `${block.id} ${index}`, block, onPress, ...(drawInput && { drawInput }) }),
    ),
  )
}

function Block({ block, onPress, drawInput }: Omit<BlocksProps, 'blocks'> & { readonly block: RenderedBlock }) {
  const { id } = block
  const element = (json: JsonObject) => {
    const action = asString(json['action_id'])
    return h(BlockElement, { key: action, element: json, onPress: (chosen) => onPress(id, action, chosen) })
  }
  switch (block.is) {
    case 'html':
      return h(HtmlContent, { html: block.html })
    case 'beside':
      return h('div', { class: 'beside' }, [h(HtmlContent, { html: block.html }), element(block.element)])
    case 'actions':
      return h('div', { class: 'actions' }, block.elements.map(element))
    case 'input':
      return drawInput?.(block) ?? null
    case 'table':
      return h(DataTable, { table: block.table })
    case 'image':
      return h(ImageBlock, block.image)
    case 'chart':
      return h('div', { class: 'chart' }, [
        h(HtmlContent, { html: block.html }),
        h('details', null, [h('summary', null, 'The figures of the chart'), h(DataTable, { table: block.table })]),
      ])
    case 'container':
      return h(ContainerBlock, { block, onPress })
    case 'unknown':
      return h('p', { class: 'unknown' }, `A block of the kind “${block.type}”, which is not drawn here.`)
  }
}

const HtmlContent = ({ html }: { readonly html: string }) =>
  h('div', { class: 'drawn', dangerouslySetInnerHTML: { __html: html } })

function ImageBlock({ address, alt, title }: RenderedImage) {
  const caption = title === '' ? alt : title
  if (address === null) {
    return h(
      'p',
      { class: 'unknown' },
      `A picture from elsewhere on the web, not loaded here: ${alt === '' ? caption : alt}`,
    )
  }
  return h('figure', null, [
    title !== '' && h('figcaption', null, title),
    h('img', { src: address, alt, loading: 'lazy' }),
  ])
}

type ContainerProps = { readonly block: Extract<RenderedBlock, { is: 'container' }>; readonly onPress: PressHandler }

function ContainerBlock({ block: { title, isCollapsible, isCollapsed, blocks }, onPress }: ContainerProps) {
  const children = h(Blocks, { blocks, onPress })
  if (!isCollapsible) {
    return h('section', { class: 'container', 'aria-label': title || undefined }, [
      title !== '' && h('h4', null, title),
      children,
    ])
  }
  return h('details', { class: 'container', open: !isCollapsed }, [h('summary', null, title), children])
}
