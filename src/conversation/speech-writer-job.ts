/** A voice that a language model writes token by token: trained as that model is, on the tokens of the sound. */
import { speechWriterIn } from '../language/inquiries/speech-writers.ts'
import { formatDuration, formatTokens } from '../presentation/format/number-format.ts'
import { withAnswersBefore, withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

/** Null where no such model is named with hours of sound, or the rest is no job. */
export function speechWriterJobOf(text: string, readRest: (rest: string) => Interpretation): Interpretation | null {
  const asked = speechWriterIn(text)
  const job = asked === null ? null : readRest(asked.rest)
  if (asked === null || (job?.kind !== 'start' && job?.kind !== 'comparison')) return null
  const { name, hours, tokens, tokensPerSecond, base } = asked
  const said = [
    `${name} is a language model of the shape of ${base} that writes sound, about ${tokensPerSecond} tokens a second (recalled): ${formatDuration(hours)} are ${formatTokens(tokens)}. Turning recordings into those tokens, and clean transcripts in short pieces, is more work than the training; the rights have to cover a synthetic voice, and its licence your use. Plan several tries with listening tests.`,
  ]
  return job.kind === 'comparison' ? withGeneralAnswers(job, said) : withAnswersBefore(job, said)
}
