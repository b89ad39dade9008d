/** "10B points", "20B residues": what is no text is counted as one token each, which is said where no such model is on record. */
import { basesOfToken } from '../language/inquiries/sequence-units.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const ofSeries = /\b(?:observations?|(?:data ?)?points|time ?-?steps?|ticks|readings|measurements|telemetry)\b/iu
const ofSequences =
  /\b(?:residues|amino[- ]acids?|nucleotides?|base[- ]?pairs?|bp|codons|smiles|[kmg]bp|bases|genomes?)\b/iu
const maxText = 1000
const isOfNumbers =
  /\btime[- ]?series\b|\bforecast\w*|\bsensors?\b|\btelemetry\b|\bchronos\b|\bpoints\b|\bobservations\b/iu

/** Unchanged where text is trained on, or the model is on record. */
export function withOtherTokens(answer: Interpretation, text: string): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText) return answer
  const { model, tokens } = answer.scenario.spec
  if (model !== null || tokens === null) return answer
  const series = isOfNumbers.test(text) ? ofSeries.exec(text)?.[0] : undefined
  const sequence = ofSequences.exec(text)?.[0]
  const [, bases] = basesOfToken(text)
  if (sequence !== undefined && bases > 1)
    return withGeneralAnswers(answer, [`${bases} bases are counted as a token, as typed.`])
  if (series === undefined && sequence === undefined) return answer
  const says =
    series === undefined
      ? `“${sequence}”: one token each, by a decoder of text of that size; its small vocabulary makes it a little cheaper, and k-mers or a tokenizer of its own shorten it.`
      : `“${series}”: one token each, by a decoder of text of that size; a model over patches (TimesFM, Moirai, Chronos-Bolt: 16 to 64 points a token, recalled) takes that many times less.`
  return withGeneralAnswers(answer, [says])
}
