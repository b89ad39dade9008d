/** Fetches one file from Slack and counts its rows and tokens as they arrive. Nothing of it is written or handed on. */
import { readRunFile } from '../../conversation/run-file.ts'
import { countDataset } from '../../dataset/count-dataset.ts'
import { arrivingFile, type DatasetFile, UnreadableDataset } from '../../dataset/dataset-file.ts'
import { isRunRecord } from '../../dataset/run-record-keys.ts'
import { datasetKindOf } from '../../dataset/row-reader.ts'
import { chooseTokenizer } from '../../dataset/tokenizer-choice.ts'
import { looksLikeConfig } from '../../language/config/config-detection.ts'
import { maxConfigLength } from '../../language/config/config-entries.ts'
import type { CountReply, CountTask } from './count-task.ts'
import { isConfigName } from './dropped-file.ts'
import type { CountingFacts } from '../../dataset/counting-facts.ts'

/** Bytes that are read of a file; of Parquet, which is held whole, fewer. */
const arrivalLimits = { total: 500 * 2 ** 20, held: 100 * 2 ** 20 }

/**
 * The count, a run's record, or the text of a configuration, by what the file is; a file that cannot be read is a reply
 * too.
 */
export async function countFromSlack(task: CountTask, facts: CountingFacts): Promise<CountReply> {
  const { model, sequenceLength } = task
  try {
    const file = await arrivingFile(task, await download(task), arrivalLimits)
    if (isConfigName(task.name)) return { kind: 'config', text: await wholeText(file) }
    if (isRunRecord(file)) return { kind: 'run', records: await readRunFile(file) }
    // An object of settings is no row of data.
    const start = file.head.toString('utf8')
    if (/\.json$/i.test(task.name) && start.trimStart().startsWith('{') && looksLikeConfig(start))
      return { kind: 'config', text: await wholeText(file) }
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

async function wholeText({ name, chunks }: DatasetFile): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks()) {
    length += chunk.length
    if (length > maxConfigLength)
      throw new UnreadableDataset(`${name} is larger than a configuration: ${maxConfigLength / 1000} kB are read.`)
    if (chunk.includes(0)) throw new UnreadableDataset(`${name} is not text.`)
    parts.push(chunk)
  }
  if (length === 0) throw new UnreadableDataset(`${name} is empty.`)
  return Buffer.concat(parts).toString('utf8')
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
