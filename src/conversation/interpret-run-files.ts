/** A first text that asks for the files of a trainer, with the job that they are of. */
import type { GivenData } from '../language/given-data.ts'
import { runFileJobIn } from '../language/replies/run-file-requests.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

/**
 * "axolotl config for 8b lora 50M tokens"; null where the rest is no job. Where nothing is said of data, a usual amount
 * is taken: the file hardly depends on it.
 */
export function interpretRunFiles(
  text: string,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation | null {
  const found = runFileJobIn(text, context.vocabulary.replyWords)
  if (found === null) return null
  const job = interpretJob(found.job, 'command', request, context, data)
  if (job.kind === 'start' || job.problem.kind !== 'missing-data')
    return { kind: 'job run files', tool: found.request.tool, job, assumed: '' }
  const { examples, exampleTokens } = context.catalog.inquiryFacts.goals
  const usual = { examples: examples.base, exampleTokens: exampleTokens.base }
  const assumed = `Assumed, as nothing was said of data: ${examples.base.toLocaleString('en-US')} examples of ${exampleTokens.base} tokens.`
  return {
    kind: 'job run files',
    tool: found.request.tool,
    job: interpretJob(found.job, 'command', request, context, usual),
    assumed,
  }
}
