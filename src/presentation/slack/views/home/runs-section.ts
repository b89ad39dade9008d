/** Runs and watches of the reader on the Home tab, where there are any. */
import type { KnownBlock } from '@slack/types'
import type { Scenario } from '../../../../scenario/scenario.ts'
import type { WatchTarget } from '../../../../scenario/watch-target.ts'
import type { RunState } from '../../../../team/run-state.ts'
import { runWords } from '../../../content/messages/run-card.ts'
import { watchedText } from '../../../content/messages/watch-message.ts'
import { describeJob } from '../../../content/scenario-summary.ts'
import type { RenderContext } from '../../../render-context.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../../blocks/layout-blocks.ts'
import { escapeMrkdwn, inlineCode } from '../../blocks/mrkdwn.ts'

export type HomeRuns = {
  /** What the reader waits for, and the runs that they began. */
  readonly watches: readonly {
    readonly target: WatchTarget
    readonly scenario: Scenario
    readonly permalink: string
  }[]
  readonly runs: readonly { readonly state: RunState; readonly permalink: string }[]
}

const maxShown = 10

/** Empty where the reader has neither; the first few of many. */
export function runsSection({ watches, runs }: HomeRuns, { names }: Pick<RenderContext, 'names'>): KnownBlock[] {
  const linked = (permalink: string, text: string) => `*<${permalink}|${escapeMrkdwn(text).replaceAll('|', '¦')}>*`
  const runLines = runs
    .slice(0, maxShown)
    .map(({ state, permalink }) => `${linked(permalink, state.planned.job)}  ${escapeMrkdwn(runWords(state))}`)
  const watchLines = watches
    .slice(0, maxShown)
    .map(
      ({ target, scenario, permalink }) =>
        `${linked(permalink, describeJob(scenario.spec, names))}  watching for ${escapeMrkdwn(watchedText(target, names))}`,
    )
  if (runLines.length + watchLines.length === 0) return []
  return [
    { type: 'divider' },
    headerBlock('Your runs and watches'),
    sectionBlock(bulletLines([...runLines, ...watchLines])),
    contextBlock([`${inlineCode('stop watching')} in its thread ends a watch.`]),
  ]
}
