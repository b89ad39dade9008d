import { expect, test } from 'vitest'
import { detectTerminal } from '../../src/cli/terminal-detection.ts'

const window = { isTTY: true, columns: 90 }
const usesColor = (output: Parameters<typeof detectTerminal>[0], environment: Parameters<typeof detectTerminal>[1]) =>
  detectTerminal(output, environment).paint('bold', 'x') !== 'x'

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
  expect(usesColor(output, environment)).toBe(is)
})

test('the width is that of the window, then COLUMNS, then wide enough for the table', () => {
  expect(detectTerminal(window, { COLUMNS: '70' }).width).toBe(90)
  expect(detectTerminal({}, { COLUMNS: '70' }).width).toBe(70)
  expect(detectTerminal({}, { COLUMNS: 'wide' }).width).toBe(100)
  expect(detectTerminal({}, {}).width).toBe(100)
})
