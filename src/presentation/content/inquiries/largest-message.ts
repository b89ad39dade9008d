/** "What is the biggest model for these GPUs?": a size for each method. */
import type { LargestOfMethod } from '../../../recommend/inquiries/largest.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatGib, formatParameters } from '../../format/number-format.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { addDataLine, answerOfLines, exampleTokens, methodTitle, unusedLines } from './answer-lines.ts'

/** Parameters and peak memory (GiB a GPU) by method; the largest size is the headline. */
export function largestMessage(
  byMethod: readonly LargestOfMethod[],
  asked: Spec,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const [largest] = byMethod.toSorted((one, other) => (other.params ?? 0) - (one.params ?? 0))
  const where = largest === undefined ? 'these GPUs' : planName(largest.fit, names)
  const params = largest?.params ?? null
  const headline =
    params === null || largest === undefined
      ? `None of the usual sizes is sure to fit on ${where}.`
      : `About ${formatParameters(params)} is the largest usual size that is sure to fit on ${where}, with ${methodNames[largest.fit.method]}.`
  return answerOfLines(
    headline,
    [
      ...byMethod.map((method) => bullet(methodSentence(method))),
      ...(params === null || largest === undefined
        ? []
        : [
            addDataLine(
              specToCommand({ ...asked, params, method: largest.fit.method, tokens: asked.tokens ?? exampleTokens }),
            ),
          ]),
    ],
    [
      line(
        `Assumed: the sizes that people commonly train; sequences of ${(asked.sequenceLength ?? largest?.fit.spec.sequenceLength ?? 2048).toLocaleString('en-US')} tokens; one sequence at a time on each GPU; gradient checkpointing; nothing in the memory of the host.`,
      ),
      ...unusedLines(unused),
    ],
  )
}

function methodSentence({ params, perhaps, fit, paramsOnOne }: LargestOfMethod): string {
  const method = methodTitle(fit.method)
  const { p50, p95 } = fit.peakMemoryGiB
  const each = fit.gpuCount === 1 ? '' : ' a GPU'
  const usable = `of ${formatGib(fit.usableMemoryGiB)}${each}`
  const larger = perhaps === null ? '' : `; ${formatParameters(perhaps)} only just, if at all`
  if (params === null && perhaps !== null) return `${method}: none for sure${larger}`
  if (params === null)
    return `${method}: not even ${formatParameters(fit.spec.params ?? 0)} (${formatGib(p50)} ${usable})`
  const onOne =
    paramsOnOne === null || paramsOnOne === params ? '' : `; ${formatParameters(paramsOnOne)} on one of them`
  return `${method}: ${formatParameters(params)} (up to ${formatGib(p95 ?? p50)} ${usable})${larger}${onOne}`
}
