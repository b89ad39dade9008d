/** The scripts are read by real shells, where the machine has them; their words are looked at in any case. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Shell, shells } from '../../src/cli/completion-script.ts'
import { sharedApp } from '../shared-app.ts'
import { gpucost } from './run-gpucost.ts'

const { cli } = sharedApp()

async function scriptIn(shell: Shell): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-completion-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, '_gpucost')
  const { status, output } = await gpucost(['completion', shell], '', cli)
  expect(status).toBe(0)
  writeFileSync(path, output)
  return path
}

const has = (shell: Shell) => {
  try {
    return execFileSync(shell, ['-c', 'echo yes'], { encoding: 'utf8' }) === 'yes\n'
  } catch {
    return false
  }
}

/** What each shell offers for a line, the last word of which is being typed. */
const offers: Readonly<Record<Shell, (script: string, line: readonly string[]) => readonly string[]>> = {
  bash: (script, line) => {
    const asked = `source ${script}; COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}; _gpucost; printf '%s\\n' "\${COMPREPLY[@]}"`
    return linesOf(execFileSync('bash', ['--norc', '-c', asked], { encoding: 'utf8' }))
  },
  zsh: (script, line) => {
    const before = `autoload -Uz compinit; compinit -u -D; compadd() { print -l -- $\{@:#--}; }; _describe() { print -l -- $\{(P)2%%:*}; }; _files() { print files; }`
    const asked = `${before}; source ${script}; words=(${line.map((word) => `'${word}'`).join(' ')}); CURRENT=${line.length}; PREFIX='${line.at(-1) ?? ''}'; _gpucost`
    const given = linesOf(execFileSync('zsh', ['-f', '-c', asked], { encoding: 'utf8' }))
    return given.filter((word) => word.startsWith(line.at(-1) ?? ''))
  },
  fish: (script, line) => {
    const asked = `source ${script}; complete -C '${line.join(' ')}'`
    // Fish offers what holds the letters anywhere, too.
    return linesOf(execFileSync('fish', ['--no-config', '-c', asked], { encoding: 'utf8' }))
      .map((one) => one.split('\t')[0] ?? '')
      .filter((word) => word.startsWith(line.at(-1) ?? ''))
  },
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

test.each(shells)('%s: every verb, its options and the words of the language are in the script', async (shell) => {
  const { output } = await gpucost(['completion', shell], '', cli)
  for (const word of ['ask', 'chat', 'completion', 'explain', 'h100-sxm', 'llama-3.1-8b', 'runpod'])
    expect(output).toContain(word)
})

test.each(shells.filter(has))('%s itself offers them', async (shell) => {
  const script = await scriptIn(shell)
  const offered = (...line: readonly string[]) => offers[shell](script, ['gpucost', ...line])
  expect(offered('co')).toEqual(expect.arrayContaining(['converse', 'compare', 'cost', 'completion']))
  expect(offered('co')).not.toContain('ask')
  expect(offered('ask', '--e')).toEqual(['--explain'])
  expect(offered('read', '--e')).toEqual([])
  expect(offered('ask', '70b', 'on', 'h200-s')).toEqual(['h200-sxm'])
  expect(offered('completion', 'z')).toEqual(['zsh'])
})

test('bash is on every machine that runs these tests', () => {
  expect(has('bash')).toBe(true)
})

test('another shell: which ones there are, and how each is set up', async () => {
  const { status, errors } = await gpucost(['completion', 'tcsh'], '', cli)
  expect(status).toBe(2)
  expect(errors).toContain('There is completion for bash, zsh, fish')
  expect(errors).toContain('try: gpucost completion fish > ~/.config/fish/completions/gpucost.fish')
})
