/** Pages keep what they promise: written parts are fresh, links lead somewhere, commands do what is said. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import manifest from '../manifest.json' with { type: 'json' }
import npm from '../package.json' with { type: 'json' }
import { createApp } from '../src/app.ts'
import { pipeline } from '../src/language/pipeline.ts'
import { noRules } from '../src/team/team-rules.ts'
import { replacePart, docParts } from '../src/tasks/docs/doc-parts.ts'
import { generatedFiles } from '../src/tasks/docs/generated-files.ts'
import { gpucost } from './cli/run-gpucost.ts'

const root = join(import.meta.dirname, '..')
const app = createApp()
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
]

describe('written parts', () => {
  test.each(docParts(join(root, 'data')).map((part) => [part.page, part.name, part] as const))(
    '%s: %s',
    (page, name, { body }) => {
      expect(text(page), 'run npm run docs').toBe(replacePart(text(page), name, body))
    },
  )

  test.each(generatedFiles(root).map(({ path, text: fresh }) => [path, fresh] as const))('%s', (path, fresh) => {
    expect(text(path), 'run npm run docs').toBe(fresh)
  })

  test('a stale part is seen, and so are marks that are missing', () => {
    const page = text('docs/operating.md')
    expect(replacePart(page, 'variables', 'something else')).not.toBe(page)
    expect(() => replacePart('nothing', 'variables', '')).toThrow('the marks of "variables" are missing')
  })
})

/** As GitHub makes them of headings. */
const anchorsIn = (page: string) =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(pages)('%s: every link leads somewhere', (page) => {
  const links = [...text(page).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? '',
  )
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    if (!existsSync(join(root, target))) return true
    return anchor !== undefined && !anchorsIn(text(target)).includes(anchor)
  })
  expect(broken).toEqual([])
})

test.each(pages)('%s: every npm script that it names is there', (page) => {
  const named = [...text(page).matchAll(/npm (?:run )(?:-s )?([a-z][\w:]*)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !(name in npm.scripts))).toEqual([])
})

/** Where a change goes and how it is written; what is new, and why, may name what is gone. */
const maps = pages.filter((page) => page !== 'CHANGELOG.md')
const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
const sourceNames = new Set(filesOf('src').map((path) => basename(path)))
const missingPaths = (page: string) =>
  [...page.matchAll(/`([\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/[A-Z]{2,}\./.test(path))
    .filter((path) =>
      /^(?:bin|data|docs|packages|src|test)\//.test(path)
        ? !existsSync(join(root, path))
        : /^[a-z-]+\.ts$/.test(path) && !sourceNames.has(path),
    )

describe('the map of the code', () => {
  test('every file and folder that a page names is there', () => {
    expect(maps.flatMap((page) => missingPaths(text(page)).map((path) => `${page}: ${path}`))).toEqual([])
    expect(missingPaths('`src/no-such.ts`, `no-such.ts`, `data/PROVIDER.json`')).toEqual([
      'src/no-such.ts',
      'no-such.ts',
    ])
  })

  test('the path of a text passes through every file that it names, from the engine to the content', async () => {
    const rows = /\| interpret [^]*?(?=\n\| message )/.exec(text('CONTRIBUTING.md'))?.[0] ?? ''
    const named = [...rows.matchAll(/`([\w/-]+\.ts)`/g)].map(([, path = '']) => basename(path))
    const engine = app.engine()
    const session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    const request = { kind: 'text', text: '70b 2B tokens', inputKind: 'command' } as const
    engine.handle(request, { today: '2026-11-24', rules: noRules, teamMeasurements: [] })
    const { result } = await session.post('Profiler.takePreciseCoverage')
    await session.post('Profiler.stopPreciseCoverage')
    session.disconnect()
    const ran = result.filter(({ functions }) =>
      functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0),
    )
    const walked = new Set(ran.map(({ url }) => basename(url)))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !walked.has(name))).toEqual([])
    expect(walked.has('interpret-reply.ts'), 'what is not on the path is not walked').toBe(false)
  })

  test('every room is in the table', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.filter(({ name }) => !text('CONTRIBUTING.md').includes(`\`src/${name}/\``))).toEqual([])
  })

  test('the stages of reading stand in the order of the pipeline', () => {
    const all = Object.keys(pipeline)
    const stages = ['locales', ...all]
    const named = /The stages of reading[^]*?Each is/.exec(text('CONTRIBUTING.md'))?.[0] ?? ''
    expect([...named.matchAll(/`([a-z]+)` \(/g)].map(([, stage]) => stage)).toEqual(stages)
    expect(text('README.md').replaceAll('<br>', ' ')).toContain(stages.join(', '))
  })
})

describe('commands', () => {
  const { cli } = app
  const lines = [...new Set(['README.md', 'docs/using.md'].flatMap((page) => text(page).split('\n')))]
    .filter((line) => line.startsWith('npm run -s gpucost -- '))
    .map((line) => line.replace('npm run -s gpucost -- ', '').replace(/ {2,}#.*$/, ''))
  // What reads or writes a file has tests of its own.
  const runnable = lines.filter((line) => !/--out|--config|</.test(line))

  test('there are some', () => {
    expect(runnable.length).toBeGreaterThan(7)
  })

  test.each(runnable)('gpucost %s', async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, one, two, bare]) => one ?? two ?? bare ?? '')
    const { status, output, errors } = await gpucost(words, '', cli)
    expect([status, errors]).toEqual([0, ''])
    expect(output.length).toBeGreaterThan(100)
  })
})

test('what can be said, as the page has it, is understood', async () => {
  const { cli } = app
  const [jobs = '', questions = ''] = (text('docs/using.md').split('## In Slack')[0] ?? '').split('Not every question')
  const quotedIn = (part: string) => [...part.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words)
  const phrases = quotedIn(jobs).filter((words) => words !== '/gpucost')
  const engine = cli.engine()
  const unanswered = quotedIn(questions).filter(
    (words) =>
      engine.handle(
        { kind: 'text', text: words, inputKind: 'command' },
        { today: '2026-11-24', rules: noRules, teamMeasurements: [], isInteractive: false },
      ).kind !== 'answer',
  )
  expect(unanswered).toEqual([])
  expect(phrases.length).toBeGreaterThan(25)
  const complete = (words: string) => {
    const hasModel = /^(?:\d+b|llama|mixtral|meta)/.test(words)
    const hasData = /tokens/.test(words)
    return `${hasModel ? '' : '8b '}${words}${hasData ? '' : ' 1B tokens'}`
  }
  const notUnderstood = phrases.filter((words) => cli.parse(complete(words), '2026-11-24').kind !== 'scenario')
  expect(notUnderstood).toEqual([])
})

test('every scope has its reason', () => {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  const rows = text('docs/slack.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  for (const scope of bot) expect(rows.find((row) => row.includes(`\`${scope}\``))).not.toContain('(optional)')
  for (const scope of optional) expect(rows.find((row) => row.includes(`\`${scope}\``))).toContain('(optional)')
})

describe('operating', () => {
  const operating = text('docs/operating.md')

  test('every alert has something to do', () => {
    const { groups } = z
      .object({ groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string() })) })) })
      .parse(parse(text('docs/operating/alerts.yml')))
    const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))
    expect(alerts.length).toBeGreaterThan(8)
    expect(alerts.filter((alert) => !operating.includes(`| \`${alert}\` |`))).toEqual([])
  })

  test('every log line is explained', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /^(?:slack\/.*|main|price-renewal)\.ts$/.test(path),
    )
    const logged = files.flatMap((path) =>
      [
        ...text(join('src', path)).matchAll(
          /\blog\.(?:debug|info|warn|error|fatal)\(\s*(?:\{(?:[^{}]|\{[^{}]*\})*\},\s*)?'([^']+)'/g,
        ),
      ].map(([, line = '']) => line),
    )
    expect(logged.length).toBeGreaterThan(20)
    expect(logged.filter((line) => !operating.includes(`| \`${line}\` |`))).toEqual([])
  })
})
