/** docs/security.md claims what a test shows: its tables name tests that there are, and what no other test shows is shown here. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../manifest.json' with { type: 'json' }
import npm from '../package.json' with { type: 'json' }
import { evaluate } from '../src/language/recognizers/arithmetic.ts'
import { readSources } from './architecture/source-graph.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The cells of each row of the tables below a heading. */
const tablesBelow = (page: string, heading: string): readonly (readonly string[])[] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .map((row) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')))

/** Rows whose last cell names no test; rows of claims whose test is not there. */
function unshown(page: string): readonly string[] {
  const namesTest = (cell: string) => /`(?:test|packages|\.ci)\/|`npm run /.test(cell)
  const ways = tablesBelow(page, 'Ways in, and what stands there')
    .filter((cells) => !namesTest(cells.at(-1) ?? '') && cells[0] !== 'Way in')
    .map((cells) => cells.join(' | '))
  const claims = tablesBelow(page, 'Claim by claim')
    .filter(([, file]) => file !== 'Test')
    .filter(([, file = '', title = '']) => {
      const path = file.replaceAll('`', '')
      return title === '' || !existsSync(join(root, path)) || !read(path).includes(title)
    })
    .map((cells) => cells.join(' | '))
  return [...ways, ...claims]
}

test('every way in and every claim names a test that there is, by its title', () => {
  const page = read('docs/security.md')
  expect(unshown(page)).toEqual([])
  expect(tablesBelow(page, 'Claim by claim').length).toBeGreaterThan(40)
  expect(unshown(page.replace('forged requests by the thousand', 'forged requests by the dozen'))).toHaveLength(1)
  expect(
    unshown(page.replace('| `test/page/page.test.ts`, `test/security-page.test.ts` |', '| nothing |')),
  ).toHaveLength(1)
  const named = [...page.matchAll(/`npm run ([\w:-]+)`/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !(name in npm.scripts))).toEqual([])
})

test('every address of the source is a way in that the page names', () => {
  const ways = tablesBelow(read('docs/security.md'), 'Ways in, and what stands there').map(([way = '']) => way)
  const sources = [...readSources(root, 'src').values()]
  const paths = sources.flatMap(
    (text) => text.match(/(?<=')\/(?:slack\/[\w-]+|mcp|healthz|readyz|metrics)(?=')/g) ?? [],
  )
  expect(new Set(paths).size).toBeGreaterThan(5)
  expect([...new Set(paths)].filter((path) => !ways.some((way) => way.includes(`${path}\``)))).toEqual([])
})

test('the scopes of the page are those of the manifest, and tokens are not rotated', () => {
  const rows = tablesBelow(read('docs/security.md'), 'Scopes, and why each')
  const named = rows.flatMap(([cell = '']) => [...cell.matchAll(/`([\w:.]+)`/g)].map(([, scope = '']) => scope))
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  expect(named.toSorted()).toEqual([...bot, ...optional].toSorted())
  expect(manifest.settings.token_rotation_enabled).toBe(false)
})

test('arithmetic is numbers and four signs: nothing else has a value, and nothing is evaluated', () => {
  expect(evaluate('2*(3+4)/7-1')).toBe(1)
  const others = [
    '2^9',
    'a',
    'sqrt(4)',
    '1;2',
    '[1]',
    '"1"',
    '1e400',
    '1/0',
    `${'('.repeat(30)}1${')'.repeat(30)}`,
    '1+'.repeat(300),
  ]
  for (const text of others) expect([text, evaluate(text)]).toEqual([text, null])
})

test('feeds are asked over https, at hosts that stand in the data', () => {
  const feeds = readdirSync(join(root, 'data/feeds')).map((name) => read(join('data/feeds', name)))
  expect(feeds.length).toBeGreaterThan(10)
  for (const feed of feeds) {
    const { url, timeout, largest } = JSON.parse(feed)
    expect(url).toMatch(/^https:\/\/[a-z\d.-]+\.[a-z]+\//)
    expect([timeout.value > 0, largest.value > 0]).toEqual([true, true])
  }
})

test('the page and the card make no HTML of a text, load nothing, and hear the window around them alone', () => {
  const sources = [...readSources(root, 'src/page')].map(([, text]) => text)
  expect(sources.length).toBeGreaterThan(3)
  const risky = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment/
  expect(sources.filter((text) => risky.test(text))).toEqual([])
  const policies = globSync('src/{page,mcp,tasks/page}/**/*.{html,ts}', { cwd: root }).flatMap(
    (path) => read(path).match(/default-src[^"`]*/g) ?? [],
  )
  expect(policies.length).toBeGreaterThan(0)
  for (const policy of policies) {
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/connect-src|unsafe-eval|script-src[^;]*unsafe-inline/)
  }
  const listeners = sources.flatMap((text) => text.match(/addEventListener\('message'[^]{0,200}/g) ?? [])
  expect(listeners.length).toBeGreaterThan(0)
  for (const listener of listeners) expect(listener).toContain('source !== parent')
})
