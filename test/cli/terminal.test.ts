import { expect, test } from 'vitest'
import { terminalOf } from '../../src/cli/terminal.ts'

const window = { isTTY: true, columns: 90 }
const coloured = (output: Parameters<typeof terminalOf>[0], environment: Parameters<typeof terminalOf>[1]) =>
  terminalOf(output, environment).paint('bold', 'x') !== 'x'

test.each([
  [window, {}, true],
  [{}, {}, false],
  [window, { NO_COLOR: '1' }, false],
  [window, { NO_COLOR: '' }, true],
  [window, { TERM: 'dumb' }, false],
  [{}, { FORCE_COLOR: '1' }, true],
  [{}, { FORCE_COLOR: '' }, true],
  [window, { FORCE_COLOR: '0' }, false],
  [window, { FORCE_COLOR: 'false' }, false],
  [window, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
])('%j with %j: coloured %s', (output, environment, is) => {
  expect(coloured(output, environment)).toBe(is)
})

test('the width is that of the window, then COLUMNS, then wide enough for the table', () => {
  expect(terminalOf(window, { COLUMNS: '70' }).width).toBe(90)
  expect(terminalOf({}, { COLUMNS: '70' }).width).toBe(70)
  expect(terminalOf({}, { COLUMNS: 'wide' }).width).toBe(100)
  expect(terminalOf({}, {}).width).toBe(100)
})
