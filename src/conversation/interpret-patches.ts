/** "50 billion time points, patch 32", "2.7M light curves of 2,000 points": points of series, read as tokens by themselves or together. */
import { seriesPointsIn } from '../language/inquiries/series-points.ts'
import { formatCount, formatTokens } from '../presentation/format/number-format.ts'
import { type FoundInterpretation, type ReadJob, startWith } from './part-readers.ts'

const patch = /[,;]? ?\b(?:in |with )?patch(?:es)?(?: (?:size|length|len))?(?: of| ?[=:])? ?(\d{1,4})\b(?: points)?/iu
const points = /\b(?:time ?points?|observations|data points|time ?series)\b/iu
const maxLength = 400
/** Points that are read together, in the example that is told. */
const usualPatch = 16

/** Null where no series with their points are told, or the rest is no job. */
function seriesPointsOf(text: string, readJob: ReadJob): FoundInterpretation {
  const found = seriesPointsIn(text)
  const job = found === null ? null : readJob(found.rest)
  if (found === null || job?.spec.tokens == null || job.spec.params === null) return null
  const { series, name, points, isRange } = found
  const says = `${formatCount(series)} ${name} × ${isRange ? 'about ' : ''}${formatCount(points)} points are ${formatTokens(series * points).replace('tokens', 'points')}, each read as one token${/\bepochs?\b/iu.test(text) ? '' : ', in one pass'}. In patches of ${formatCount(usualPatch)} points it is a ${formatCount(usualPatch)}th of the time.`
  return startWith(job, { generalAnswers: [says] })
}

/** Null where no patches of points and no points of series are told, or the rest is no job. */
export const patchesOf = (text: string, readJob: ReadJob): FoundInterpretation =>
  readTogether(text, readJob) ?? seriesPointsOf(text, readJob)

function readTogether(text: string, readJob: ReadJob): FoundInterpretation {
  const found = text.length > maxLength || !points.test(text) ? null : patch.exec(text)
  const size = Number(found?.[1] ?? 0)
  const job = found === null || size < 2 ? null : readJob(text.replace(found[0], ' ').replaceAll(/\s+/gu, ' '))
  if (found === null || job?.spec.tokens == null) return null
  const tokens = job.spec.tokens / size
  const says = `“${found[0].replace(/^[,; ]+/u, '')}”: ${formatTokens(job.spec.tokens).replace('tokens', 'points')} are ${formatTokens(tokens)} of training, one for each patch. Such models are small and feed on many short series, so loading them is often what the GPU waits for: measure a hundred steps.`
  return startWith({ ...job, spec: { ...job.spec, tokens } }, { generalAnswers: [says] })
}
