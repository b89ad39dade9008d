/** `npm run tokens`: fits the approximation of tokens to tokenizers that are installed, and says how far off it is. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Matrix, solve } from 'ml-matrix'
import * as z from 'zod'
import { readFile } from '../catalog/load.ts'
import { approximateTokens, approximationSchema, countSigns, signKinds } from '../dataset/token-approximation.ts'
import { loadTokenizer, tokenizersSchema } from '../dataset/tokenizer.ts'

const data = join(import.meta.dirname, '../../data')
const { samples } = readFile(
  join(data, 'training/token-samples.json'),
  z.strictObject({ note: z.string(), samples: z.array(z.strictObject({ language: z.string(), text: z.string() })) }),
)
const { tokenizers } = readFile(join(data, 'tokenizers.json'), tokenizersSchema)

/** What pulls a weight to 0 where few signs of its kind were seen. */
const ridge = 20

const modern = await Promise.all(tokenizers.filter(({ id }) => id !== 'llama-2').map(loadTokenizer))
const counters = modern.filter((tokenizer) => tokenizer !== null)
if (counters.length === 0) throw new Error('no tokenizer is installed')

/** The middle of the vocabularies: models that are trained today have about as many signs. */
const tokensOf = (text: string): number => counters.reduce((sum, { count }) => sum + count(text), 0) / counters.length

const fitted = samples.filter((_, index) => index % 2 === 0)
const rows = new Matrix(fitted.map(({ text }) => signKinds.map((kind) => countSigns(text)[kind])))
const targets = Matrix.columnVector(fitted.map(({ text }) => tokensOf(text)))
// Each text counts by its share that is off, not by its length.
for (let row = 0; row < fitted.length; row += 1) {
  const scale = 100 / Math.max(1, targets.get(row, 0))
  rows.mulRow(row, scale)
  targets.mulRow(row, scale)
}
const normal = rows.transpose().mmul(rows).add(Matrix.eye(signKinds.length).mul(ridge))
const weights = solve(normal, rows.transpose().mmul(targets))
const approximation = approximationSchema.parse({
  note: 'Tokens for one sign of each kind: means of Llama 3’s and o200k’s vocabularies over every second paragraph of data/training/token-samples.json.',
  weights: Object.fromEntries(
    signKinds.map((kind, index) => [kind, Math.max(0, Math.round(weights.get(index, 0) * 1000) / 1000)]),
  ),
  source: 'token-fit',
  asOf: new Date().toISOString().slice(0, 10),
  standing: 'estimated',
})
writeFileSync(join(data, 'token-approximation.json'), `${JSON.stringify(approximation, null, 2)}\n`)

for (const [language, texts] of Map.groupBy(
  samples.filter((_, index) => index % 2 === 1),
  (sample) => sample.language,
)) {
  const counted = texts.reduce((sum, { text }) => sum + tokensOf(text), 0)
  const approximated = texts.reduce((sum, { text }) => sum + approximateTokens(text, approximation), 0)
  console.log(
    `${language}: ${(100 * (approximated / counted - 1)).toFixed(1)} % off on ${texts.length} held-out paragraphs`,
  )
}
