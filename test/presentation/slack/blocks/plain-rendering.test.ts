import { expect, test } from 'vitest'
import { plainRendering } from '../../../../src/presentation/slack/blocks/plain-rendering.ts'

test('a table becomes lines under its column names, escaped', () => {
  const cell = (text: string) => ({ type: 'raw_text', text }) as const
  const rendered = plainRendering({
    text: 'x',
    blocks: [
      {
        type: 'table',
        rows: [
          [cell('Plan'), cell('At')],
          [cell('8 × A & B'), cell('C')],
        ],
      },
    ],
  })
  expect(rendered.blocks).toEqual([
    { type: 'section', text: { type: 'mrkdwn', text: '_Plan · At_\n•  8 × A &amp; B · C' } },
  ])
})
