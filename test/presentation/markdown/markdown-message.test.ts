import { expect, test } from 'vitest'
import {
  bullet,
  code,
  command,
  type ContentBlock,
  line,
  mention,
  strong,
} from '../../../src/presentation/content/message-content.ts'
import { markdownMessage } from '../../../src/presentation/markdown/markdown-message.ts'

const markdown = (...blocks: readonly ContentBlock[]) => markdownMessage({ blocks })
const text = (...lines: Extract<ContentBlock, { kind: 'text' }>['lines']) => ({ kind: 'text', lines }) as const

test('headings, lines, lists and small print', () => {
  expect(
    markdown(
      { kind: 'heading', text: '8 × H100' },
      text(line(strong('Time:'), ' 9 h'), line('two\nlines'), bullet('one'), bullet('two'), line('after')),
      { kind: 'notes', lines: [line('small')] },
    ),
  ).toBe('## 8 × H100\n\n**Time:** 9 h\\\ntwo\\\nlines\n\n- one\n- two\n\nafter\n\nsmall')
})

test('a table has its columns aligned, and cells that cannot break it', () => {
  expect(
    markdown({
      kind: 'table',
      columns: [
        { title: 'Plan', align: 'left' },
        { title: 'Cost', align: 'right' },
      ],
      rows: [
        [{ label: 'Best', text: 'a|b' }, '$5'],
        ['two\nlines', '$6'],
      ],
    }),
  ).toBe('| Plan | Cost |\n| :-- | --: |\n| **Best:** a\\|b | $5 |\n| two<br>lines | $6 |')
})

test('what is typed stays as typed; marks in words are no marks', () => {
  expect(markdown(text(line('a_b *c* <d> ', code('4-bit'), ' ', command('70b `x`'), ' ', mention('U1'))))).toBe(
    'a\\_b \\*c\\* \\<d\\> `4-bit` `` 70b `x` `` @U1',
  )
  const link = { kind: 'link', label: 'a [b]', address: 'example.org/a(b) c' } as const
  expect(markdown(text(line(link)))).toBe('[a \\[b\\]](https://example.org/a%28b%29%20c)')
})

test('controls are left out', () => {
  expect(markdown({ kind: 'controls', id: 'x', controls: [] }, text(line('words')))).toBe('words')
})
