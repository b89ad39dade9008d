/** Lines of content in mrkdwn, escaped: for blocks, and for the text of a notification, which has no marks. */
import type { Line, Span } from '../../content/message-content.ts'
import { escapeMrkdwn, inlineCode } from './mrkdwn.ts'

/** A line in mrkdwn, escaped. */
export const mrkdwnLine = ({ spans, isBullet }: Line): string =>
  `${isBullet === true ? '•  ' : ''}${spans.map(mrkdwnSpan).join('')}`

/** The same without marks. */
export const notificationLine = ({ spans, isBullet }: Line): string =>
  `${isBullet === true ? '- ' : ''}${spans.map(notificationSpan).join('')}`

/** `/gpucost 70b 2B tokens`. */
const toSlashCommand = (text: string): string => (text.startsWith('/') ? text : `/gpucost ${text}`)

/** A span in mrkdwn, escaped. */
function mrkdwnSpan(span: Span): string {
  if (typeof span === 'string') return escapeMrkdwn(span)
  switch (span.kind) {
    case 'strong':
      return `*${escapeMrkdwn(span.text)}*`
    case 'code':
      return inlineCode(span.text)
    case 'command':
      return inlineCode(toSlashCommand(span.text))
    case 'mention':
      return `<@${span.user}>`
    case 'link':
      // A bar would end the address.
      return `<https://${encodeURI(span.address)}|${escapeMrkdwn(span.label).replaceAll('|', '¦')}>`
  }
}

function notificationSpan(span: Span): string {
  if (typeof span === 'string') return escapeMrkdwn(span)
  switch (span.kind) {
    case 'code':
    case 'mention':
      return mrkdwnSpan(span)
    case 'strong':
      return escapeMrkdwn(span.text)
    case 'command':
      return escapeMrkdwn(toSlashCommand(span.text))
    case 'link':
      return escapeMrkdwn(span.label)
  }
}
