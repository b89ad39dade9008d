/** Fetches one file from Slack and counts its rows and tokens as they arrive. Nothing of it is written or handed on. */
import { readRunFile } from '../../conversation/run-file.ts'
import { countDataset } from '../../dataset/count-dataset.ts'
import { arrivingFile, UnreadableDataset } from '../../dataset/dataset-file.ts'
import { isRunRecord } from '../../dataset/run-record-keys.ts'
import { datasetKindOf } from '../../dataset/row-reader.ts'
import { chooseTokenizer } from '../../dataset/tokenizer-choice.ts'
import type { CountReply, CountTask } from './count-task.ts'
import type { CountingFacts } from '../../dataset/counting-facts.ts'

/** Bytes that are read of a file; of Parquet, which is held whole, fewer. */
const arrivalLimits = { total: 500 * 2 ** 20, held: 100 * 2 ** 20 }

export async function countFromSlack(task: CountTask, facts: CountingFacts): Promise<CountReply> {
  const { model, sequenceLength } = task
  try {
    const file = await arrivingFile(task, await download(task), arrivalLimits)
    if (isRunRecord(file)) return { kind: 'run', records: await readRunFile(file) }
    // What is no data is told before a tokenizer is loaded.
    datasetKindOf(file)
    const { tokenizer, note, templateTokens } = await chooseTokenizer(model, facts.tokenizers, facts.approximation)
    const options = { tokenizer, sequenceLength, templateTokens, isExact: false }
    return { kind: 'counted', note, count: await countDataset(file, options) }
  } catch (error) {
    if (!(error instanceof UnreadableDataset)) throw error
    return { kind: 'unreadable', reason: error.message }
  }
}

/** Slack sends whoever may not have a file to a page: no redirection is followed, and the token goes nowhere else. */
async function download({ address, token, name }: CountTask): Promise<AsyncIterable<Uint8Array>> {
  const notGiven = `Slack did not give me ${name}. Please send it once more.`
  try {
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' })
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    if (response.status !== 200 || isPage || response.body === null) throw new UnreadableDataset(notGiven)
    return untilEnd(response.body, notGiven)
  } catch (error) {
    if (error instanceof UnreadableDataset) throw error
    throw new UnreadableDataset(notGiven)
  }
}

/** A connection that breaks is no end of the file. */
async function* untilEnd(body: AsyncIterable<Uint8Array>, notGiven: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    throw new UnreadableDataset(notGiven)
  }
}
