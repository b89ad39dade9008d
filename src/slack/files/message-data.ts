/** What a message asks together with the file that came with it: its words, and the amount of data that was counted. */
import type { WebClient } from '@slack/web-api'
import type { RunRecords } from '../../dataset/record-tally.ts'
import type { AskedText, InputKind } from '../../conversation/request.ts'
import { scenarioSetBy } from '../../conversation/interpretation.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { currentScenario } from '../../language/replies/revision-history.ts'
import { line, sentenceMessage, withNoteBelowHeadline } from '../../presentation/content/message-content.ts'
import { runFileLine } from '../../presentation/content/messages/run-file-line.ts'
import { dataLine } from '../../presentation/content/messages/data-line.ts'
import { noRules } from '../../team/team-rules.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import type { CountTask } from './count-task.ts'
import { countDroppedFile } from './count-dropped-file.ts'
import { droppedFilesIn, isDataFile } from './dropped-file.ts'

export type MessageData = {
  /** Asks for the outcome of the words with the data beside them; of the record of a run, of what it says. */
  readonly ask: (askWith: AskWith, measure?: MeasureRun) => Promise<Outcome>
  /** A file was counted, so that the words are meant for the app. */
  readonly isCounted: boolean
}

type AskWith = (said: AskedText, inputKind: InputKind) => Promise<Outcome>
/** Sets what a run says beside the plan of the thread. */
type MeasureRun = (records: RunRecords) => Promise<Outcome>

export type DataQuestion = {
  readonly event: unknown
  /** The words, without the app's name. */
  readonly question: string
  readonly channel: string
  /** Null: none that could have a plan. */
  readonly thread: string | null
  readonly client: WebClient
}

/** An outcome where the file cannot be counted: it says why. */
export async function messageDataOf(asked: DataQuestion, services: Services): Promise<MessageData | Outcome> {
  const { event, question, client } = asked
  const files = droppedFilesIn(event)
  const [file, second] = files.filter(isDataFile)
  if (file === undefined) {
    const [other] = files
    return other === undefined || question !== ''
      ? { isCounted: false, ask: (askWith) => askWith({ text: question }, 'message') }
      : refusal(
          `I count training data (JSONL, JSON, CSV, Parquet), and read a trainer’s configuration or the log of a run. ${other.name} is none of these.`,
        )
  }
  if (second !== undefined)
    return refusal(`One file at a time: I count ${file.name} or ${second.name}, not both at once.`)
  const reply = await countDroppedFile(file, await countingOf(asked, services), client, services)
  if (reply.kind === 'unreadable') return refusal(reply.reason)
  if (reply.kind === 'run') return runData(file.name, reply.records, asked)
  if (reply.kind === 'config') return configData(file.name, reply.text, question)
  const { count, note } = reply
  const data = { tokens: count.tokens.total }
  const said = dataLine({ file: file.name, ...count, note })
  return {
    isCounted: true,
    ask: async (askWith) => {
      const alone = () => askWith({ text: '', data }, 'command')
      if (question === '') return withLine(await alone(), said)
      const outcome = await askWith({ text: question, data }, 'message')
      if (!isNotRead(outcome)) return withLine(outcome, said)
      return withLine(await alone(), `${said} Not used: “${question}”.`)
    },
  }
}

/** The words beside it go before it, as where it is pasted. */
const configData = (file: string, text: string, question: string): MessageData => ({
  isCounted: true,
  ask: async (askWith) =>
    withLine(
      await askWith({ text: question, configs: [text] }, 'message'),
      `${file} was read as a configuration. Nothing of the file was kept.`,
    ),
})

/** The record of a run is about a plan, which a thread has. */
function runData(file: string, records: RunRecords, { question }: DataQuestion): MessageData {
  const said = `${runFileLine(file, records)} Nothing of the file was kept.`
  const lacking = `${said} In the thread of the plan that it ran I set it beside the estimate.`
  const unused = question === '' ? '' : ` Not used: “${question}”.`
  return {
    isCounted: true,
    ask: async (_, measure) =>
      measure === undefined ? refusal(lacking) : withLine(await measure(records), `${said}${unused}`),
  }
}

/** Whether the answer is there already, and nothing is left to ask. */
export const isOutcome = (data: MessageData | Outcome): data is Outcome => 'kind' in data

const isNotRead = (outcome: Outcome): boolean =>
  outcome.kind === 'ignored' ||
  outcome.kind === 'asks' ||
  (outcome.kind === 'problem' && (outcome.problem.kind === 'nothing' || outcome.problem.kind === 'unknown'))

const withLine = (outcome: Outcome, text: string): Outcome =>
  outcome.kind === 'ignored' ? outcome : { ...outcome, content: withNoteBelowHeadline(outcome.content, line(text)) }

function refusal(message: string): Outcome {
  const problem = { kind: 'bad-value', message, terms: [], suggestions: [] } as const
  return { kind: 'problem', problem, content: sentenceMessage(message) }
}

const usualSequenceLength = 2048

/** The model whose vocabulary counts and the length at which rows are cut, out of the words or the plan of the thread. */
async function countingOf(
  { question, channel, thread }: DataQuestion,
  { engine, store, vocabularyOf, today }: Services,
): Promise<Pick<CountTask, 'model' | 'sequenceLength'>> {
  const context = { today: today(), rules: noRules, teamMeasurements: [] }
  const said = scenarioSetBy(
    engine.interpret({ kind: 'job', text: question, inputKind: 'message', data: { tokens: 1e6 } }, context),
  )
  const state = thread === null ? null : await store.of(currentTeam()).threads.read({ channel, thread })
  const planned = state === null ? null : currentScenario(state.conversation).spec
  return {
    model: vocabularyOf(said?.spec.model ?? planned?.model ?? null),
    sequenceLength: said?.spec.sequenceLength ?? planned?.sequenceLength ?? usualSequenceLength,
  }
}
