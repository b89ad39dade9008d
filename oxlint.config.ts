/** The rules of the code: general ones first, then who may import whom, all made from one list of rooms. */
import { defineConfig, type OxlintOverride } from 'oxlint'

/** A folder of src/. A room may import the rooms listed before it, and none behind it. */
type Room = {
  readonly folder: string
  /** Pure: no process, clock, network, randomness or files. Edges read and write; they know schemas only. */
  readonly kind: 'pure' | 'edge' | 'shell'
  /** Rooms and parts of rooms before it that it has no business with. */
  readonly unrelated?: readonly string[]
  /** Its folders in the order in which they may import each other; files beside the folders come last. */
  readonly floors?: readonly string[]
  /** The whole room, or the one of its floors, that knows Slack's packages and the Slack renderer. */
  readonly knowsSlack?: true | string
}

/** How plans are found and ranked: the business of the rooms before the shells. */
const choosing = ['recommend/search', 'recommend/ranking']

/** In the order of the corridor: what is known, what is asked, what physics says, what it costs, what to do, how it is said. */
export const rooms: readonly Room[] = [
  { folder: 'catalog', kind: 'pure' },
  { folder: 'scenario', kind: 'pure' },
  {
    folder: 'language',
    kind: 'pure',
    floors: ['text', 'lexicon', 'recognizers', 'grammar', 'resolution', 'questions', 'config', 'replies', 'inquiries'],
  },
  {
    folder: 'estimate',
    kind: 'pure',
    unrelated: ['scenario', 'language'],
    floors: ['formulas', 'physics', 'residuals'],
  },
  { folder: 'offers', kind: 'pure', unrelated: ['scenario', 'language', 'estimate'] },
  { folder: 'recommend', kind: 'pure' },
  { folder: 'team', kind: 'pure' },
  {
    folder: 'presentation',
    kind: 'pure',
    unrelated: ['estimate/physics', 'recommend/search'],
    floors: ['format', 'content', 'questions', 'terminal', 'markdown', 'slack'],
    knowsSlack: 'slack',
  },
  { folder: 'chart', kind: 'pure' },
  { folder: 'check', kind: 'pure' },
  { folder: 'export', kind: 'pure' },
  {
    folder: 'dataset',
    kind: 'edge',
    unrelated: ['language', 'estimate', 'offers', 'recommend', 'team', 'presentation', 'chart', 'check', 'export'],
  },
  { folder: 'conversation', kind: 'pure' },
  {
    folder: 'store',
    kind: 'edge',
    unrelated: ['catalog', 'scenario', 'language', 'estimate', 'offers', 'recommend', 'team', 'presentation'],
  },
  {
    folder: 'slack',
    kind: 'shell',
    unrelated: ['estimate', ...choosing],
    knowsSlack: true,
  },
  {
    folder: 'mcp',
    kind: 'shell',
    unrelated: ['language', 'estimate', 'offers', ...choosing, 'store', 'slack'],
  },
  { folder: 'cli', kind: 'shell', unrelated: ['estimate', ...choosing, 'slack'] },
  {
    folder: 'action',
    kind: 'shell',
    unrelated: ['estimate', 'offers', ...choosing, 'store', 'slack', 'mcp', 'cli'],
  },
  {
    folder: 'page',
    kind: 'shell',
    unrelated: ['estimate/physics', 'offers', ...choosing, 'dataset', 'store', 'slack', 'mcp', 'cli', 'action'],
  },
  {
    folder: 'setup',
    kind: 'shell',
    unrelated: ['estimate', 'recommend', 'language', 'offers', 'mcp', 'cli'],
    knowsSlack: true,
  },
  { folder: 'tasks', kind: 'shell' },
]

/** Nobody imports these: they put the rooms together. */
const roots = 'app facts bundled-[a-z]+ local-slack main [a-z]+-main price-refresh-job mcp-route'.split(' ')

/** The entry of a shell composes it. */
const entries: Readonly<Record<string, readonly string[]>> = {
  cli: ['src/cli/main.ts'],
  action: ['src/action/main.ts'],
}

/** Pure rooms hold a few files that are not: the only reader of data/, the fetchers of prices, the drawing thread. */
const edges: Readonly<Record<string, readonly string[]>> = {
  catalog: ['src/catalog/load.ts', 'src/catalog/data-files.ts'],
  offers: ['src/offers/feeds/*.ts'],
  chart: ['src/chart/draw.ts'],
}

const deepest = 4
const rootsMessage = 'Nobody imports what puts the rooms together.'

/** A pattern of specifiers that lead, from a file `depth` folders below src/, into one of `targets`. */
function into(targets: readonly string[], depth: number, message: string) {
  const names = targets.map((target) => target.replaceAll('.', '\\.')).join('|')
  return { regex: `^${depth === 0 ? '\\./' : `(?:\\.\\./){${depth}}`}(?:${names})(?:\\.ts)?(?:/|$)`, message }
}

const purityPatterns = [
  { group: ['node:*', 'fs', 'path'], message: 'The core is pure: no node:* here; pass what is needed as an argument.' },
  { group: ['@slack/bolt', '@slack/web-api'], message: 'The core does not know the transport.' },
  {
    regex: '^local-slack(?:$|/(?:[^b]|b[^l]|block-kit/[^l]))',
    message: 'Of the local Slack the core knows the limits of Block Kit.',
  },
  { group: ['**/catalog/load.ts', './load.ts'], message: 'Data arrives as an argument; only the roots load it.' },
]

/** Content is the same for every surface: Slack's types and its renderer stay out of the other rooms. */
function slackPatterns({ folder, knowsSlack }: Room, depth: number, floor?: string) {
  if (knowsSlack === true || (knowsSlack !== undefined && knowsSlack === floor)) return []
  const message = 'Only the Slack shell and its renderer know Slack.'
  const toPackages = { group: ['@slack/*', 'local-slack', 'local-slack/**'], message }
  return folder === 'presentation' ? [toPackages] : [toPackages, into(['presentation/slack'], depth, message)]
}

/** What the files of a room may not import, `depth` folders below src/. */
function patternsOf(room: Room, depth: number, floor?: string) {
  const later = rooms.slice(rooms.indexOf(room) + 1).map(({ folder }) => folder)
  return [
    ...(later.length === 0 ? [] : [into(later, depth, 'This room lies to the right in the corridor.')]),
    ...(room.unrelated === undefined ? [] : [into(room.unrelated, depth, 'This room has no business there.')]),
    ...(room.folder === 'tasks' ? [] : [into(roots, depth, rootsMessage)]),
    ...slackPatterns(room, depth, floor),
  ]
}

const imports = (files: string, patterns: object[]): OxlintOverride => ({
  files: [files],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

function rulesOfRoom(room: Room) {
  const depths = Array.from({ length: deepest }, (_, level) => level + 1)
  const purity = room.kind === 'pure' ? purityPatterns : []
  const below = (depth: number) => `${'*/'.repeat(depth)}*.ts`
  const whole = depths.map((depth) =>
    imports(`src/${room.folder}/${below(depth - 1)}`, [...patternsOf(room, depth), ...purity]),
  )
  const floors = (room.floors ?? []).flatMap((floor, at, all) =>
    depths.slice(1).map((depth) => {
      const later = all.slice(at + 1)
      const above = later.length === 0 ? [] : [into(later, depth - 1, `${floor} lies below that folder.`)]
      return imports(`src/${room.folder}/${floor}/${below(depth - 2)}`, [
        ...patternsOf(room, depth, floor),
        ...purity,
        ...above,
      ])
    }),
  )
  const exempt = [...(edges[room.folder] ?? []), ...(entries[room.folder] ?? [])].map((files) =>
    imports(
      files,
      patternsOf(room, files.split('/').length - 2).filter(
        ({ message }) => !(files.endsWith('main.ts') && message === rootsMessage),
      ),
    ),
  )
  return [...whole, ...floors, ...exempt]
}

const purity: OxlintOverride = {
  files: rooms.filter(({ kind }) => kind === 'pure').map(({ folder }) => `src/${folder}/**/*.ts`),
  excludeFiles: Object.values(edges).flat(),
  rules: {
    'no-restricted-globals': [
      'error',
      { name: 'process', message: 'The core does not know the process.' },
      { name: 'fetch', message: 'The core does no I/O.' },
      { name: 'setTimeout', message: 'The core has no clock.' },
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Today arrives as an argument.' },
      { object: 'Math', property: 'random', message: 'The core is deterministic.' },
    ],
  },
}

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'vitest', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['node_modules', 'artifacts', 'coverage', 'dist'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-namespace': 'off',
    'import/no-unassigned-import': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    'typescript/consistent-return': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    'no-console': 'error',
  },
  overrides: [
    ...rooms.flatMap(rulesOfRoom),
    purity,
    imports('packages/local-slack/src/**/*.ts', [
      {
        regex: '^(?:\\.\\./)+(?:src|data|test|bin)/',
        message: 'The local Slack knows no app: what it says of one arrives as an option.',
      },
      { group: ['@slack/*'], message: 'The local Slack is the other side of what these packages talk to.' },
    ]),
    {
      files: ['src/cli/**/*.ts', 'src/tasks/**/*.ts', 'src/main.ts', 'bin/*.mjs'],
      rules: { 'no-console': 'off' },
    },
    { files: ['*.config.ts', 'test/reporter.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      files: ['test/**/*.ts', 'packages/*/test/**/*.ts'],
      rules: { 'max-lines': ['error', { max: 400 }], 'vitest/require-mock-type-parameters': 'off' },
    },
    {
      files: [
        'src/estimate/**/*.ts',
        'src/catalog/snapshot.ts',
        'src/bundled-facts.ts',
        'src/tasks/**/*.ts',
        'test/**/*.ts',
        'packages/*/test/**/*.ts',
      ],
      rules: { 'typescript/no-unsafe-type-assertion': 'off' },
    },
  ],
})
