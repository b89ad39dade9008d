/** What somebody reports of a run: set beside what was expected. Whoever keeps it gets both. */
import { pinsOf } from '../offers/replay.ts'
import { spentMessage } from '../reply/spent.ts'
import { measuredMessage } from '../reply/measured.ts'
import type { Report } from '../scenario/reports.ts'
import { currentScenario } from '../scenario/conversation.ts'
import type { Books } from './books.ts'
import type { Answered, Held, Said, Setting } from './held.ts'
import { problemSaid } from './problem-said.ts'
import { everyOption, shownOf } from './start.ts'

export function reportSaid(report: Report, answered: Answered, held: Held, setting: Setting, books: Books): Said {
  const { scenario, recommendation } = answered
  const manner = books.manner(setting.today)
  if (report.kind === 'spent') {
    return { kind: 'report', report, answered, own: null, held, message: spentMessage(report.usd, answered, manner) }
  }
  const asker = books.asker(setting, held)
  const about = { scenario, option: recommendation.best }
  const measured = books.corridor.measure(report.log, about, asker)
  if ('problem' in measured) return problemSaid(measured.problem, setting, books, 'reply')
  const run = books.corridor.ownRun(measured, about, 'this report', setting.today)
  const again = books.asking({ ...setting, own: [...setting.own, run] }, held)(currentScenario(held.conversation))
  const after = again.kind === 'problem' ? answered : again
  const day = held.shown?.today ?? setting.today
  const pins = pinsOf(everyOption(after.recommendation), day).observationIds
  return {
    kind: 'report',
    report,
    answered,
    own: run,
    message: measuredMessage(measured, answered, after, manner),
    held: { ...held, shown: shownOf(after.recommendation, day), pins: [...new Set([...held.pins, ...pins])] },
  }
}
