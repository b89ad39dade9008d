/** Draws rich text: sections, lists, quotes and code. */
import { type ComponentChildren, h } from 'preact'
import { asObject, asObjects, asString, type JsonObject } from '../../json.ts'
import { Emoji } from './emoji.ts'
import { Link } from './link.ts'
import { ChannelMention, GroupMention, SlackDate, UserMention } from './mentions.ts'

/** A `rich_text` block. */
export const RichText = ({ block }: { readonly block: JsonObject }) =>
  h('div', { class: 'rich-text' }, nestLists(asObjects(block['elements'])).map(drawPart))

/** A list, with those that are indented below its last item. */
type NestedList = { readonly list: JsonObject; readonly nested: NestedList[] }
type RichTextPart = JsonObject | NestedList

const isNestedList = (part: RichTextPart): part is NestedList => 'nested' in part && Array.isArray(part['nested'])
const indentOf = (list: JsonObject): number => Number(list['indent'] ?? 0)

/** Slack sends a nested list as one that follows and is indented deeper. */
function nestLists(elements: readonly JsonObject[]): readonly RichTextPart[] {
  const parts: RichTextPart[] = []
  for (const element of elements) {
    if (element['type'] !== 'rich_text_list') {
      parts.push(element)
      continue
    }
    const last = parts.at(-1)
    const parent = last !== undefined && isNestedList(last) ? deepestAbove(last, indentOf(element)) : null
    if (parent === null) parts.push({ list: element, nested: [] })
    else parent.nested.push({ list: element, nested: [] })
  }
  return parts
}

function deepestAbove(root: NestedList, indent: number): NestedList | null {
  if (indentOf(root.list) >= indent) return null
  const last = root.nested.at(-1)
  return (last === undefined ? null : deepestAbove(last, indent)) ?? root
}

function drawPart(part: RichTextPart): ComponentChildren {
  if (isNestedList(part)) return drawList(part)
  const elements = asObjects(part['elements'])
  switch (part['type']) {
    case 'rich_text_quote':
      return h('blockquote', null, h('p', null, elements.map(drawElement)))
    case 'rich_text_preformatted':
      return h('pre', null, elements.map(drawElement))
    default:
      return h('p', null, elements.map(drawElement))
  }
}

function drawList({ list, nested }: NestedList): ComponentChildren {
  const items = asObjects(list['elements'])
  const start = Number(list['offset'] ?? 0) + 1
  const children = items.map((item, index) =>
    h('li', null, [
      asObjects(item['elements']).map(drawElement),
      index === items.length - 1 && nested.map((each) => drawList(each)),
    ]),
  )
  const level = `level-${indentOf(list) % 3}`
  return list['style'] === 'ordered' ? h('ol', { class: level, start }, children) : h('ul', { class: level }, children)
}

function drawElement(element: JsonObject): ComponentChildren {
  return styled(asObject(element['style']), drawContent(element))
}

function drawContent(element: JsonObject): ComponentChildren {
  const text = asString(element['text'])
  const url = asString(element['url'])
  switch (element['type']) {
    case 'link':
      return h(Link, { url }, text === '' ? url : text)
    case 'user':
      return h(UserMention, { id: asString(element['user_id']) })
    case 'usergroup':
      return h(GroupMention, { name: asString(element['usergroup_id']) })
    case 'channel':
      return h(ChannelMention, { id: asString(element['channel_id']) })
    case 'broadcast':
      return h(GroupMention, { name: asString(element['range']) })
    case 'emoji':
      return h(Emoji, { name: asString(element['name']), unicode: asString(element['unicode']) })
    case 'color':
      return h(ColorSwatch, { value: asString(element['value']) })
    case 'date':
      return h(SlackDate, {
        seconds: Number(element['timestamp']),
        format: asString(element['format']),
        url,
        fallback: asString(element['fallback']),
      })
    default:
      return text
  }
}

/** The value in words; the square beside it only repeats it. */
function ColorSwatch({ value }: { readonly value: string }) {
  return h('span', null, [
    h(
      'svg',
      { width: 12, height: 12, viewBox: '0 0 12 12', 'aria-hidden': 'true' },
      h('rect', { width: 12, height: 12, rx: 2, fill: /^#[0-9a-f]{3,8}$/i.test(value) ? value : 'none' }),
    ),
    ` ${value}`,
  ])
}

const tags = { code: 'code', bold: 'strong', italic: 'em', strike: 's', underline: 'u', highlight: 'mark' } as const

function styled(style: JsonObject, content: ComponentChildren): ComponentChildren {
  return Object.entries(tags).reduce<ComponentChildren>(
    (inner, [name, tag]) => (style[name] === true ? h(tag, null, inner) : inner),
    content,
  )
}
