/** A job as tools take it, and its first answer. */
import * as z from 'zod'
import type { Outcome } from '../conversation/outcome.ts'
import { type McpDependencies, toolContext } from './tool.ts'

export const jobText = z.string().max(4000)

/**
 * What a problem looks like in the data of an answer. The schemas of data name what is there and no types: each
 * conversation pays for them, whether a tool is called or not.
 */
export const problemOutput = z.unknown().describe('null, or kind, message, suggestions')

/** `config` '': none. */
export function answerJobOf(job: string, config: string, dependencies: McpDependencies): Outcome {
  const { engine } = dependencies
  return engine.handle(
    config === ''
      ? { kind: 'job', text: job, inputKind: 'command', allowsInquiry: true }
      : { kind: 'config', configs: [config], text: job },
    toolContext(dependencies),
  )
}
