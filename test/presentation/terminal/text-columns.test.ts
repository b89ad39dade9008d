import { expect, test } from 'vitest'
import { wrapText } from '../../../src/presentation/terminal/text-columns.ts'

test('lines of a terminal keep their indent', () => {
  expect(wrapText('one two three', 8, '- ', '  ')).toEqual(['- one', '  two', '  three'])
})
