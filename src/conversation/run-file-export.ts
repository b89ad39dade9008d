/** The files that run a plan, in a conversation: as files where those can be sent, as text where not. */
import { type ExportTarget, isTrainer, trainerNames } from '../catalog/export-target.ts'
import { trainerOfStack } from '../export/export-run.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { fileBlock, line, lineWithCode, textBlock } from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import type { EngineContext } from './engine-context.ts'
import { exportAnswer } from './export-answer.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'

const launcherTitles = { skypilot: 'SkyPilot', dstack: 'dstack', slurm: 'Slurm', probe: 'A trial run' }

/** `tool` null: the plan's own trainer; `thread` null: the plan is new. A plan that a tool cannot run is a problem. */
export function exportRunFiles(
  tool: ExportTarget | null,
  answer: AnsweredScenario,
  thread: ThreadState | null,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { catalog } = context
  const { best } = answer.recommendation
  const target = tool ?? trainerOfStack(best.stack, catalog.exportFacts) ?? trainerNames[0]
  const exported = exportAnswer(answer, target, {
    ...context,
    today: priceDateOf(thread, request.today),
    asker: context.askerContext(request, thread),
  })
  if ('problem' in exported) {
    const { problem, alternative } = exported
    const suggestions = alternative === null ? [] : [`as ${alternative}`]
    return problemOutcome({ problem: { ...problem, suggestions }, style: 'reply' }, request, context)
  }
  const { files, option, note } = exported
  const { names } = context.renderContextOn(request)
  const title = isTrainer(target) ? (catalog.exportFacts.tools[target]?.name ?? target) : launcherTitles[target]
  const headline = `${title}: ${optionHeadline(option, names)}.`
  const kept = 'the plan of this conversation stays as it is.'
  const anew =
    note !== null ? [`${note} T${kept.slice(1)}`] : option === best ? [] : [`Planned anew for that software; ${kept}`]
  const others = tool === null ? ['For another tool reply, for example, `as skypilot` or `slurm script`.'] : []
  const notes = ['The first lines of each file say for which plan it is and how to start it.', ...anew, ...others]
  return {
    kind: 'file',
    file: { format: 'run', files, comment: [headline, ...notes].join(' ') },
    content: {
      text: [line(headline), ...notes.map(lineWithCode), line(`Files: ${files.map(({ name }) => name).join(', ')}.`)],
      blocks: [
        textBlock([line(headline), ...notes.map(lineWithCode)]),
        ...files.map(({ name, content }) => fileBlock(name, content)),
      ],
    },
  }
}
