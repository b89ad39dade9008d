import { expect, test } from 'vitest'
import { supportsLinks } from '../../src/setup/terminal-links.ts'

test.each([
  { TERM_PROGRAM: 'iTerm.app' },
  { TERM_PROGRAM: 'vscode' },
  { TERM: 'xterm-kitty' },
  { VTE_VERSION: '7600' },
  { WT_SESSION: 'a-session' },
])('%j shows links', (environment) => {
  expect(supportsLinks({ isTerminal: true, environment })).toBe(true)
  expect(supportsLinks({ isTerminal: false, environment })).toBe(false)
  expect(supportsLinks({ isTerminal: true, environment: { ...environment, CI: 'true' } })).toBe(false)
})

test.each([{}, { TERM: 'xterm-256color' }, { TERM_PROGRAM: 'Apple_Terminal' }, { VTE_VERSION: '5000' }])(
  '%j gets the whole address',
  (environment) => {
    expect(supportsLinks({ isTerminal: true, environment })).toBe(false)
  },
)
