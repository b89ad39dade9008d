/** Draws mrkdwn and text objects. */
import { type ComponentChildren, h } from 'preact'
import { asString, type JsonObject } from '../../json.ts'
import { Emoji } from './emoji.ts'
import { Link } from './link.ts'
import { ChannelMention, GroupMention, SlackDate, UserMention } from './mentions.ts'
import { type Inline, type MrkdwnPart, parseInline, parseMrkdwn, parsePlainText } from './mrkdwn-parser.ts'

/** A text object with its paragraphs, quotes and code. */
export function TextObject({ text }: { readonly text: JsonObject }) {
  const content = asString(text['text'])
  if (text['type'] !== 'mrkdwn') return h('p', null, parsePlainText(content).map(drawInline))
  return h(Mrkdwn, { text: content, verbatim: text['verbatim'] === true })
}

/** A text object in one line, inside a heading or a label. */
export function InlineText({ text }: { readonly text: JsonObject }) {
  const content = asString(text['text'])
  const parts = text['type'] === 'mrkdwn' ? parseInline(content) : parsePlainText(content)
  return h('span', null, parts.map(drawInline))
}

/** A text of mrkdwn. `verbatim`: only addresses in angle brackets are links. */
export const Mrkdwn = ({ text, verbatim = false }: { readonly text: string; readonly verbatim?: boolean }) =>
  h('div', { class: 'mrkdwn' }, parseMrkdwn(text, { verbatim }).map(drawPart))

function drawPart(part: MrkdwnPart): ComponentChildren {
  switch (part.is) {
    case 'paragraph':
      return h('p', null, part.children.map(drawInline))
    case 'quote':
      return h('blockquote', null, part.parts.map(drawPart))
    case 'preformatted':
      return h('pre', null, part.text)
  }
}

function drawInline(inline: Inline): ComponentChildren {
  switch (inline.is) {
    case 'text':
      return inline.text
    case 'bold':
      return h('strong', null, inline.children.map(drawInline))
    case 'italic':
      return h('em', null, inline.children.map(drawInline))
    case 'strike':
      return h('s', null, inline.children.map(drawInline))
    case 'code':
      return h('code', null, inline.text)
    case 'link':
      return h(Link, { url: inline.url }, inline.label)
    case 'user':
      return h(UserMention, { id: inline.id, label: inline.label })
    case 'channel':
      return h(ChannelMention, { id: inline.id, label: inline.label })
    case 'group':
      return h(GroupMention, { name: inline.label === '' ? inline.id : inline.label.replace(/^@/, '') })
    case 'broadcast':
      return h(GroupMention, { name: inline.range })
    case 'date':
      return h(SlackDate, { seconds: inline.seconds, format: inline.format, url: inline.url, fallback: inline.text })
    case 'emoji':
      return h(Emoji, { name: inline.name })
  }
}
