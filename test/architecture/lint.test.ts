/** Every rule of the house is seen red once, beside a twin that breaks nothing and stays green. */
import { expect, test } from 'vitest'
import * as z from 'zod'
import { edgeCases, floorCases, importCases, rendererCases } from './import-rules.ts'
import { createScratchProject, runTool } from './scratch-project.ts'

/** Each file breaks the rule that it is filed under, and no other rule of the house. */
const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'eslint(no-restricted-properties)': {
    'src/scenario/clock.ts': 'export const now = () => Date.now()\n',
    'src/estimate/dice.ts': 'export const roll = () => Math.random()\n',
    'src/offers/clock.ts': 'export const now = () => Date.now()\n',
    'src/recommend/dice.ts': 'export const roll = () => Math.random()\n',
    'src/presentation/clock.ts': 'export const now = () => Date.now()\n',
    'src/catalog/clock.ts': 'export const now = () => Date.now()\n',
  },
  'eslint(no-restricted-globals)': {
    'src/estimate/environment.ts': "export const region = () => process.env['REGION']\n",
    'src/offers/network.ts': "export const look = () => fetch('https://example.com')\n",
    'src/recommend/timer.ts': 'export const later = (run: () => void) => setTimeout(run, 1)\n',
  },
  'eslint(no-console)': { 'src/slack/chatty.ts': "export const say = () => console.log('hello')\n" },
  'eslint(max-lines)': { 'src/slack/long.ts': `${'// a line\n'.repeat(250)}export const end = 1\n` },
  'import(no-default-export)': { 'src/slack/unnamed.ts': 'const app = 1\nexport default app\n' },
  'import(no-cycle)': {
    'src/cli/hen.ts': "import { egg } from './egg.ts'\nexport const hen = () => egg()\n",
    'src/cli/egg.ts': "import { hen } from './hen.ts'\nexport const egg = (): unknown => hen()\n",
  },
  'typescript(no-floating-promises)': {
    'src/slack/floating.ts': 'const post = async () => 1\nexport const forget = () => {\n  post()\n}\n',
  },
  'typescript(no-misused-promises)': {
    'src/slack/misused.ts': 'const isOpen = async () => true\nexport const open = () => (isOpen() ? 1 : 2)\n',
  },
  'typescript(switch-exhaustiveness-check)': {
    'src/presentation/forgetful.ts':
      "export function word(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A'\n  }\n  return ''\n}\n",
  },
  'typescript(no-explicit-any)': { 'src/cli/anything.ts': 'export const anything = (value: any) => [value]\n' },
  'typescript(consistent-type-imports)': {
    'src/cli/types.ts': "import { Gpu } from '../catalog/gpu.ts'\nexport const idOf = ({ id }: Gpu) => id\n",
  },
}

/** The same words where they are allowed. */
const compliant: Readonly<Record<string, string>> = {
  'src/main.ts': 'export const now = () => [Date.now(), Math.random(), process.pid]\n',
  'src/slack/clock.ts': 'export const now = () => Date.now()\n',
  'src/cli/chatty.ts': "export const say = () => console.log('hello')\n",
  'src/slack/full.ts': `${'// a line\n'.repeat(249)}export const end = 1\n`,
  'vitest.config.ts': 'export default {}\n',
  'src/slack/awaited.ts': 'const post = async () => 1\nexport const wait = async () => {\n  await post()\n}\n',
  'src/presentation/thorough.ts':
    "export function word(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A'\n    case 'b':\n      return 'B'\n  }\n}\n",
  'src/catalog/gpu.ts': 'export type Gpu = { readonly id: string }\n',
}

const importOf = (specifier: string) => `import '${specifier}'\n`
const cases = [...importCases, ...floorCases, ...edgeCases, ...rendererCases]

const diagnostics = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
})

test('each rule goes red where it is broken, and only there', { timeout: 60_000 }, async () => {
  const files: Record<string, string> = { ...compliant, ...Object.assign({}, ...Object.values(violations)) }
  const lineOf = cases.map(({ path, specifier }) => {
    files[path] = (files[path] ?? '') + importOf(specifier)
    return files[path].split('\n').length - 1
  })
  const folder = createScratchProject(files)
  const report = diagnostics.parse(await runTool(folder, 'oxlint/bin/oxlint', ['--type-aware', '--format', 'json']))

  const codesOf = (path: string) =>
    report.diagnostics.filter(({ filename }) => filename === path).map(({ code }) => code)
  for (const [rule, planted] of Object.entries(violations)) {
    for (const path of Object.keys(planted)) expect([path, ...codesOf(path)]).toContain(rule)
  }
  for (const path of Object.keys(compliant)) expect([path, ...codesOf(path)]).toEqual([path])

  const refused = report.diagnostics
    .filter(({ code }) => code === 'eslint(no-restricted-imports)')
    .map(({ filename, labels }) => `${filename}:${labels[0]?.span.line}`)
  const expected = cases.flatMap(({ path, isRefused }, index) => (isRefused ? [`${path}:${lineOf[index]}`] : []))
  // An import may be against two rules at once.
  expect([...new Set(refused)].sort()).toEqual(expected.sort())
})
