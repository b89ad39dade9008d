/**
 * `npm run train`: trains the classifier of turns on data/training/turns.jsonl and writes data/reader/turn-acts.json.
 * `npm run train -- --evaluate`: how well it does on folds and on languages that it was not trained on; writes nothing.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { loadCatalog } from '../catalog/load.ts'
import { turnActs } from '../catalog/turn-acts.ts'
import { buildVocabulary } from '../language/lexicon/vocabulary.ts'
import { evaluateClassifier } from './train/evaluate.ts'
import { type LabelledTurn, trainActs } from './train/train-acts.ts'
import { turnFeatures } from './train/turn-features.ts'

const root = join(import.meta.dirname, '../../data')
const text = readFileSync(join(root, 'training/turns.jsonl'), 'utf8')
const lineSchema = z.strictObject({
  language: z.string(),
  act: z.enum(turnActs),
  text: z.string(),
  /** Of a question: what it is about. */
  topic: z.string().exactOptional(),
  /** The command that its thread began with; absent where it was written without one. */
  plan: z.string().exactOptional(),
})
const catalog = loadCatalog(root)
const providers = [...catalog.providers.values()].map(({ id, name, aliases }) => ({ id, name, aliases, tiers: [] }))
const vocabulary = buildVocabulary(catalog, providers)
const featuresOf = turnFeatures(vocabulary)
const lines = text
  .trim()
  .split('\n')
  .map((line): LabelledTurn => {
    const { language, act, text: typed, plan } = lineSchema.parse(JSON.parse(line))
    return { language, act, text: typed, features: featuresOf(typed, plan) }
  })

if (process.argv.includes('--evaluate')) console.log(evaluateClassifier(lines))
else {
  const rows = trainActs(lines)
  const acts = Object.fromEntries(
    turnActs.map((act, index) => {
      const { bias, weights } = rows[index] ?? { bias: 0, weights: new Float64Array() }
      const scale = Math.max(1e-9, ...weights.map(Math.abs)) / 127
      const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale))
      return [act, { bias, scale, weights: Buffer.from(bytes.buffer).toString('base64') }]
    }),
  )
  const model = {
    note: 'Weights of the classifier of turns in a thread; written by npm run train.',
    trainedFrom: 'data/training/turns.jsonl',
    asOf: process.argv[2] ?? '2026-11-26',
    trainedOn: createHash('sha256').update(text).digest('hex'),
    lines: lines.length,
    acts,
  }
  writeFileSync(join(root, 'reader/turn-acts.json'), `${JSON.stringify(model, null, 2)}\n`)
  console.log(`trained on ${lines.length} lines`)
}
