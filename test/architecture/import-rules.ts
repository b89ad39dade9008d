/** Who may import whom, made from the list of rooms: what must be refused in each room, and what must not. */
import { rooms } from '../../oxlint.config.ts'

export type ImportCase = { readonly path: string; readonly specifier: string; readonly isRefused: boolean }

/** A folder of each room, one level down, where a floor of the room forbids it nothing. */
const nested = (folder: string) => `src/${folder}/planted-folder`

const outside = ['node:fs', 'fs']
const slackPackages = ['@slack/bolt', '@slack/web-api', '@slack/types']

/** Imports of every room by every room, from its top and from a folder in it, and of what pure rooms must not know. */
export const importCases: readonly ImportCase[] = rooms.flatMap(
  ({ folder, kind, unrelated = [], knowsSlack }, index) => {
    const isRefused = (other: number) => {
      const target = rooms[other]?.folder ?? ''
      return other > index || unrelated.includes(target)
    }
    const toRooms = rooms.flatMap(({ folder: target }, other) =>
      other === index
        ? []
        : [
            { path: `src/${folder}/planted-${other}.ts`, specifier: `../${target}/x.ts`, isRefused: isRefused(other) },
            { path: `${nested(folder)}/${other}.ts`, specifier: `../../${target}/x.ts`, isRefused: isRefused(other) },
          ],
    )
    const toParts = unrelated
      .filter((part) => part.includes('/'))
      .map((part, at) => ({ path: `src/${folder}/part-${at}.ts`, specifier: `../${part}/x.ts`, isRefused: true }))
    const isPure = kind === 'pure'
    const toOutside = outside.map((specifier, at) => ({
      path: `src/${folder}/outside-${at}.ts`,
      specifier,
      isRefused: isPure,
    }))
    const toSlackPackages = slackPackages.map((specifier, at) => ({
      path: `src/${folder}/slack-package-${at}.ts`,
      specifier,
      isRefused: knowsSlack !== true,
    }))
    const toSlackRenderer = {
      path: `src/${folder}/slack-renderer.ts`,
      specifier: '../presentation/slack/x.ts',
      isRefused: knowsSlack !== true,
    }
    const toRoots = [{ path: `src/${folder}/root.ts`, specifier: '../app.ts', isRefused: folder !== 'tasks' }]
    return [
      ...toRooms,
      ...toParts,
      ...toOutside,
      ...toSlackPackages,
      ...(folder === 'presentation' ? [] : [toSlackRenderer]),
      ...toRoots,
    ]
  },
)

/** Imports between the folders of a room. */
export const floorCases: readonly ImportCase[] = rooms.flatMap(({ folder, floors = [] }) =>
  floors.flatMap((floor, at) =>
    floors.flatMap((other, otherAt) =>
      other === floor
        ? []
        : [
            {
              path: `src/${folder}/${floor}/planted-${otherAt}.ts`,
              specifier: `../${other}/x.ts`,
              isRefused: otherAt > at,
            },
          ],
    ),
  ),
)

/** In the presentation room the renderer for Slack alone knows the types of Slack, and nothing knows its transport. */
export const rendererCases: readonly ImportCase[] = ['content', 'terminal', 'slack', 'slack/blocks'].flatMap((part) =>
  slackPackages.map((specifier, at) => ({
    path: `src/presentation/${part}/slack-package-${at}.ts`,
    specifier,
    isRefused: !(part.startsWith('slack') && specifier === '@slack/types'),
  })),
)

/** Files of pure rooms that read and write. */
export const edgeCases: readonly ImportCase[] = [
  { path: 'src/catalog/load.ts', specifier: 'node:fs', isRefused: false },
  { path: 'src/offers/feeds/planted.ts', specifier: 'node:fs', isRefused: false },
  { path: 'src/offers/feeds/planted-2.ts', specifier: '../../recommend/x.ts', isRefused: true },
  { path: 'src/chart/draw.ts', specifier: 'node:worker_threads', isRefused: false },
  { path: 'src/cli/main.ts', specifier: '../app.ts', isRefused: false },
  { path: 'src/estimate/planted.ts', specifier: '../catalog/load.ts', isRefused: true },
  { path: 'src/presentation/slack/planted-limits.ts', specifier: 'local-slack/block-kit/limits', isRefused: false },
  { path: 'src/presentation/content/planted-limits.ts', specifier: 'local-slack/block-kit/limits', isRefused: true },
  {
    path: 'src/presentation/slack/planted-validator.ts',
    specifier: 'local-slack/block-kit/validator',
    isRefused: true,
  },
  { path: 'src/presentation/slack/planted-slack.ts', specifier: 'local-slack', isRefused: true },
  { path: 'src/slack/planted-slack.ts', specifier: '../local-slack.ts', isRefused: true },
  { path: 'packages/local-slack/src/planted.ts', specifier: '../../../src/slack/x.ts', isRefused: true },
  { path: 'packages/local-slack/src/page/planted.ts', specifier: '../../../../data/x.json', isRefused: true },
  { path: 'packages/local-slack/src/planted-types.ts', specifier: '@slack/types', isRefused: true },
  { path: 'packages/local-slack/src/planted-own.ts', specifier: './page/x.ts', isRefused: false },
]
