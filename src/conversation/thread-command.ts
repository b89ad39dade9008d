/** A first text that is a command of a thread, such as "export to sheets" or "undo": it says where to say it. */
import { parseCommand } from '../language/command.ts'
import { replyCandidates } from '../language/replies/reply.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const example = '70b 2B tokens'
const [maxLength, maxWordsOfFixed] = [60, 4]
/** What acts on a plan that stands, or on its run. */
const ofPlan: ReadonlySet<string> = new Set(['file', 'run files', 'run', 'measured', 'spent', 'control', 'watch'])
const openKinds: ReadonlySet<string> = new Set(['help', 'nothing', 'unknown'])
/** News of a run, whose figures look like those of a job. */
const news: ReadonlySet<string> = new Set(['run', 'measured', 'spent'])
const withFigures: ReadonlySet<string> = new Set(['missing-model', 'bad-value'])

/** Unchanged where the text was understood, or is no command of a thread either. */
export function withThreadCommand(
  asked: Interpretation,
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation {
  if (asked.kind !== 'problem' || !(openKinds.has(asked.problem.kind) || withFigures.has(asked.problem.kind)))
    return asked
  const typed = text.trim()
  if (typed.length > maxLength || typed === '') return asked
  const parsed = parseCommand(example, vocabulary, today)
  if (!('scenario' in parsed)) throw new Error('the example of a plan is no job')
  const subject = { scenario: parsed.scenario, history: null, thread: null }
  const [first] = replyCandidates(subject, typed, vocabulary, today, { isAddressed: true })
  const act = first?.act
  if (act === undefined) return asked
  const isFixed =
    act.kind === 'question' &&
    act.topic === 'fixed' &&
    !typed.includes('?') &&
    typed.split(/\s+/u).length <= maxWordsOfFixed
  if (!ofPlan.has(act.kind) && !isFixed) return asked
  if (withFigures.has(asked.problem.kind) && !news.has(act.kind)) return asked
  const isTable = act.kind === 'file' && act.file === 'csv'
  return {
    kind: 'inquiry',
    inquiry: {
      kind: 'known',
      id: 'thread command',
      says: [
        `“${typed}” is said of a plan: ask for one, such as “${example}”, and say it in a reply to the answer.`,
        ...(isTable
          ? ['What the team planned, approved and spent comes as a table from the Home tab of the app.']
          : []),
      ],
    },
  }
}
