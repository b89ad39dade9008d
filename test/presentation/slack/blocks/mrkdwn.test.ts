import { expect, test } from 'vitest'
import { code, command, line, mention, strong } from '../../../../src/presentation/content/message-content.ts'
import { mrkdwnLine, notificationLine } from '../../../../src/presentation/slack/blocks/mrkdwn-line.ts'
import {
  escapeMrkdwn,
  escapePlainText,
  inlineCode,
  joinFittingLines,
  truncateEscaped,
} from '../../../../src/presentation/slack/blocks/mrkdwn.ts'

test('control characters of Slack are escaped, ampersand first', () => {
  expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
  expect(escapePlainText('<!here>')).toBe('‹!here›')
  expect(inlineCode('a`b<c')).toBe('`aʼb&lt;c`')
})

test.each([
  ['ab &lt; c', 6, 'ab …'],
  ['ab &lt; c', 8, 'ab &lt;…'],
  ['ab &lt; c', 9, 'ab &lt; c'],
])('an escape is never cut in two: %s to %i', (text, length, short) =>
  expect(truncateEscaped(text, length)).toBe(short),
)

test('whole lines are left out where they do not fit', () => {
  expect(joinFittingLines(['12345', '12345', '12345'], 12)).toBe('12345\n12345')
  expect(joinFittingLines(['1234567890'], 5)).toBe('1234…')
})

test('every span of a line is escaped, and marked in a block but not in a notification', () => {
  const spans = line(strong('<a>'), ' <b> ', code('<c>'), ' ', command('<d>'), ' ', mention('U1'), ' ', {
    kind: 'link',
    label: 'x | <y>',
    address: 'example.org/a b',
  })
  expect(mrkdwnLine(spans)).toBe(
    '*&lt;a&gt;* &lt;b&gt; `&lt;c&gt;` `/gpucost &lt;d&gt;` <@U1> <https://example.org/a%20b|x ¦ &lt;y&gt;>',
  )
  expect(notificationLine(spans)).toBe('&lt;a&gt; &lt;b&gt; `&lt;c&gt;` /gpucost &lt;d&gt; <@U1> x | &lt;y&gt;')
})
