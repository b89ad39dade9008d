/** Draws blocks. Everything is drawn as text and elements, never as HTML. */
import { type ComponentChild, h } from 'preact'
import { asObjects, asString, isJsonObject, type JsonObject, textObjectText } from '../../json.ts'
import { BlockElement } from '../inputs/block-element.ts'
import type { InputValue } from '../inputs/input-values.ts'
import { Chart } from './chart.ts'
import { DataTable } from './data-table.ts'
import { AccessoryImage, ImageBlock, VideoBlock } from './image-block.ts'
import { Markdown } from './markdown.ts'
import { TextObject } from './mrkdwn.ts'
import { RichText } from './rich-text.ts'
import { tableOfBlock } from './table-model.ts'
import { PlanBlock, TaskCard } from './task-blocks.ts'
import { AlertBlock, ContextBlock, HeaderBlock, SectionBlock } from './text-blocks.ts'

/** `chosen`: what Slack sends along with the action. */
export type PressHandler = (blockId: string, actionId: string, chosen: InputValue) => void

/** Draws an input block: its value is kept where the blocks stand. */
export type InputRenderer = (block: JsonObject) => ComponentChild

type BlocksProps = {
  readonly blocks: readonly JsonObject[]
  readonly onPress: PressHandler
  /** Absent: input blocks are left out. */
  readonly renderInput?: InputRenderer
}

/** The blocks of a message or view in their order; the handlers get what is pressed or typed in them. */
export const Blocks = ({ blocks, ...handlers }: BlocksProps) =>
  h(
    'div',
    { class: 'blocks' },
    blocks.map((block, index) => h(Block, { key: `${asString(block['block_id'])} ${index}`, block, ...handlers })),
  )

type BlockProps = Omit<BlocksProps, 'blocks'> & { readonly block: JsonObject }

function Block(props: BlockProps) {
  const { block, renderInput } = props
  switch (block['type']) {
    case 'actions':
    case 'context_actions':
      return h(Elements, { elements: asObjects(block['elements']), ...props })
    case 'alert':
      return h(AlertBlock, { block })
    case 'card':
      return h(CardBlock, props)
    case 'carousel':
      return h(
        'div',
        { class: 'carousel' },
        asObjects(block['elements']).map((card) => h(CardBlock, { ...props, block: card })),
      )
    case 'container':
      return h(ContainerBlock, props)
    case 'context':
      return h(ContextBlock, { block })
    case 'data_visualization':
      return h(Chart, { block })
    case 'divider':
      return h('hr', null)
    case 'header':
      return h(HeaderBlock, { block })
    case 'image':
      return h(ImageBlock, { block })
    case 'input':
      return renderInput?.(block) ?? null
    case 'markdown':
      return h(Markdown, { text: asString(block['text']) })
    case 'plan':
      return h(PlanBlock, { block })
    case 'rich_text':
      return h(RichText, { block })
    case 'section':
      return h(SectionBlock, { block }, h(Accessory, props))
    case 'table':
    case 'data_table':
      return h(DataTable, { table: tableOfBlock(block) })
    case 'task_card':
      return h(TaskCard, { task: block })
    case 'video':
      return h(VideoBlock, { block })
    default:
      return h('p', { class: 'placeholder' }, `A block of type “${asString(block['type'])}”, which is not drawn here.`)
  }
}

function Accessory({ block, onPress }: BlockProps) {
  const { accessory } = block
  if (!isJsonObject(accessory)) return null
  if (accessory['type'] === 'image') return h(AccessoryImage, { image: accessory })
  const action = asString(accessory['action_id'])
  const press = (chosen: InputValue) => onPress(asString(block['block_id']), action, chosen)
  return h(BlockElement, { element: accessory, onPress: press })
}

type ElementsProps = BlockProps & { readonly elements: readonly JsonObject[] }

function Elements({ elements, block, onPress }: ElementsProps) {
  if (elements.length === 0) return null
  return h(
    'div',
    { class: 'actions' },
    elements.map((element) => {
      const action = asString(element['action_id'])
      const press = (chosen: InputValue) => onPress(asString(block['block_id']), action, chosen)
      return h(BlockElement, { key: action, element, onPress: press })
    }),
  )
}

function CardBlock(props: BlockProps) {
  const { block } = props
  const { hero_image: hero, title, subtitle, body, subtext } = block
  const texts = [
    ['title', title],
    ['subtitle', subtitle],
    ['body', body],
    ['subtext', subtext],
  ] as const
  return h('div', { class: 'card-block' }, [
    isJsonObject(hero) && h(ImageBlock, { block: hero }),
    texts.map(([name, text]) => isJsonObject(text) && h('div', { class: `card-${name}` }, h(TextObject, { text }))),
    h(Elements, { ...props, elements: asObjects(block['actions']) }),
  ])
}

function ContainerBlock({ block, ...handlers }: BlockProps) {
  const title = textObjectText(block['title'])
  const children = h(Blocks, { blocks: asObjects(block['child_blocks']), ...handlers })
  if (block['is_collapsible'] !== true && block['collapsible'] !== true) {
    return h('section', { class: 'container-block', 'aria-label': title || undefined }, [
      title !== '' && h('h4', null, title),
      children,
    ])
  }
  const isCollapsed = [block['is_collapsed'], block['collapsed'], block['default_collapsed']].includes(true)
  return h('details', { class: 'container-block', open: !isCollapsed }, [h('summary', null, title), children])
}
