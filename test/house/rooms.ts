/** Who may import whom, as the house has it: what must be refused in each room, and what must not. */

const core = [
  'node:fs',
  'node:path',
  'fs',
  'path',
  '@slack/bolt',
  '@slack/web-api',
  '../store/threads.ts',
  '../slack/app.ts',
  '../cli/run.ts',
  '../sandbox/page.ts',
  '../tasks/calibrate.ts',
  '../main.ts',
  '../catalog/load.ts',
]

const shell = [
  '../estimate/memory.ts',
  '../recommend/plans.ts',
  '../recommend/frontier.ts',
  '../tasks/calibrate.ts',
  '../main.ts',
]

type Rules = { readonly refused: readonly string[]; readonly allowed: readonly string[] }

export const rooms: Readonly<Record<string, Rules>> = {
  'src/catalog/planted': {
    refused: [
      ...core,
      './load.ts',
      '../scenario/spec.ts',
      '../estimate/plan.ts',
      '../offers/offer.ts',
      '../recommend/choose.ts',
      '../reply/format.ts',
    ],
    allowed: ['zod', './fact.ts', '../math.ts'],
  },
  'src/scenario/planted': {
    refused: [...core, '../estimate/plan.ts', '../offers/offer.ts', '../recommend/choose.ts', '../reply/format.ts'],
    allowed: ['zod', 'mathjs', '../math.ts', '../catalog/model.ts'],
  },
  'src/estimate/planted': {
    refused: [...core, '../scenario/spec.ts', '../offers/offer.ts', '../recommend/choose.ts', '../reply/format.ts'],
    allowed: ['zod', '../math.ts', '../catalog/model.ts'],
  },
  'src/estimate/formulas/planted': {
    refused: ['node:fs', '../../catalog/load.ts', '../../reply/format.ts'],
    allowed: ['../formula.ts'],
  },
  'src/offers/planted': {
    refused: [...core, '../scenario/spec.ts', '../recommend/choose.ts', '../reply/format.ts'],
    allowed: ['zod', '../catalog/gpu.ts', '../estimate/plan.ts'],
  },
  'src/recommend/planted': {
    refused: [...core, '../reply/format.ts'],
    allowed: ['../catalog/gpu.ts', '../scenario/spec.ts', '../estimate/plan.ts', '../offers/offer.ts'],
  },
  'src/team/planted': {
    refused: [...core, '../reply/format.ts', '../thread/turn.ts'],
    allowed: ['zod', '../scenario/spec.ts', '../offers/market.ts', '../recommend/recommendation.ts'],
  },
  'src/thread/planted': {
    refused: core,
    allowed: ['@slack/types', '../scenario/spec.ts', '../team/rules.ts', '../reply/format.ts', '../advise.ts'],
  },
  'src/check/planted': {
    refused: [...core],
    allowed: ['../estimate/gate.ts', '../recommend/space.ts', '../reply/format.ts', '../scenario/understand.ts'],
  },
  'src/chart/planted': { refused: [...core], allowed: ['../recommend/recommendation.ts', '../reply/names.ts'] },
  'src/reply/planted': {
    refused: [...core, '../thread/turn.ts'],
    allowed: [
      '@slack/types',
      '../catalog/gpu.ts',
      '../scenario/spec.ts',
      '../estimate/plan.ts',
      '../recommend/recommendation.ts',
      '../advise.ts',
    ],
  },
  'src/advise': {
    refused: [
      'node:fs',
      '@slack/bolt',
      './store/threads.ts',
      './slack/app.ts',
      './cli/run.ts',
      './main.ts',
      './catalog/load.ts',
    ],
    allowed: ['@slack/types', './scenario/spec.ts', './recommend/recommend.ts', './reply/format.ts'],
  },
  'src/catalog/load': {
    refused: [
      '../scenario/spec.ts',
      '../estimate/plan.ts',
      '../recommend/choose.ts',
      '../reply/format.ts',
      '../slack/app.ts',
      '../cli/run.ts',
    ],
    allowed: ['node:fs', './gpu.ts'],
  },
  'src/offers/feeds/planted': {
    refused: [
      '../../scenario/spec.ts',
      '../../estimate/plan.ts',
      '../../recommend/choose.ts',
      '../../reply/format.ts',
      '../../slack/app.ts',
    ],
    allowed: ['node:fs', '../offer.ts', '../../catalog/gpu.ts'],
  },
  'src/store/planted': {
    refused: [
      '../estimate/plan.ts',
      '../recommend/choose.ts',
      '../slack/app.ts',
      '../cli/run.ts',
      '../sandbox/page.ts',
      '../tasks/calibrate.ts',
    ],
    allowed: ['node:sqlite', 'zod'],
  },
  'src/slack/planted': {
    refused: [...shell, '../cli/run.ts'],
    allowed: [
      '@slack/bolt',
      'node:http',
      '../advise.ts',
      '../reply/limits.ts',
      '../store/threads.ts',
      '../scenario/spec.ts',
    ],
  },
  'src/sandbox/planted': {
    refused: [...shell, '../cli/run.ts'],
    allowed: ['@slack/bolt', 'node:http', '../advise.ts', '../reply/limits.ts', '../store/threads.ts'],
  },
  'src/cli/planted': {
    refused: [...shell, '../slack/app.ts'],
    allowed: ['node:util', '../advise.ts', '../reply/terminal.ts', '../store/threads.ts', '../scenario/spec.ts'],
  },
}
