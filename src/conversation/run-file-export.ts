/** The files that run a plan, in a conversation: as files where those can be sent, as text where not. */
import { isTrainer, trainerNames } from '../catalog/export-target.ts'
import type { ExportFile } from '../export/export-file.ts'
import { trainerOfStack } from '../export/export-run.ts'
import type { RunFileRequest } from '../language/replies/reply-act.ts'
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

const isYaml = ({ name }: ExportFile): boolean => /\.ya?ml$/u.test(name)

/** `thread` null: the plan is new. A plan that a tool cannot run is a problem. */
export function exportRunFiles(
  tool: RunFileRequest['tool'],
  answer: AnsweredScenario,
  thread: ThreadState | null,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { catalog } = context
  const { best } = answer.recommendation
  const exportContext = {
    ...context,
    today: priceDateOf(thread, request.today),
    asker: context.askerContext(request, thread),
  }
  const own = trainerOfStack(best.stack, catalog.exportFacts) ?? trainerNames[0]
  const ofOwn = tool === null || tool === 'yaml' ? exportAnswer(answer, own, exportContext) : null
  // A trainer that is configured otherwise is started by a launcher's YAML.
  const isLaunched = tool === 'yaml' && (ofOwn === null || 'problem' in ofOwn || !ofOwn.files.some(isYaml))
  const target = isLaunched ? 'skypilot' : tool === null || tool === 'yaml' ? own : tool
  const exported = ofOwn !== null && !isLaunched ? ofOwn : exportAnswer(answer, target, exportContext)
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
  const launched = isLaunched
    ? [`${catalog.exportFacts.tools[own]?.name ?? own} reads no YAML: this is the task of SkyPilot that starts it.`]
    : []
  const others =
    tool === null || tool === 'yaml'
      ? [`For another tool reply, for example, \`as ${isLaunched ? 'axolotl' : 'skypilot'}\` or \`slurm script\`.`]
      : []
  const notes = [
    'The first lines of each file say for which plan it is and how to start it.',
    ...launched,
    ...anew,
    ...others,
  ]
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
