/** `gpucost read`: what a message asks, or a configuration in a file or pasted into one. */
import type { ConfigSummary } from '../language/config/config-summary.ts'
import type { Readings } from '../readings.ts'
import { printParseVerbResult, type VerbOutput, type Verb } from './verb.ts'

/** Prints the specification, or the problem, as `parse` does. */
export function readVerb({ read, readConfig }: Readings): Verb {
  return {
    summary: 'the same for a message written to people, or for a configuration',
    examples: [
      'read "We have 20k examples of 600 tokens: QLoRA of a 70B, 3 epochs"',
      'read --config axolotl.yml "100M tokens"',
    ],
    isStage: true,
    takes: 'text',
    options: ['config'],
    run: ({ text, configs }, today) => {
      const result = configs.length > 0 ? readConfig(configs, text, today) : read(text, today)
      const printed = printParseVerbResult(result)
      return result.config === undefined ? printed : withConfigKeys(printed, result.config)
    },
  }
}

/** What became of the keys. */
function withConfigKeys(printed: VerbOutput, config: ConfigSummary): VerbOutput {
  const { framework, understood, notEstimated, noEffect, unknown, line } = config
  return {
    ...printed,
    json: {
      ...printed.json,
      config: {
        framework,
        understood,
        notEstimated: notEstimated.map(({ key, why }) => ({ key, why })),
        noBearing: noEffect,
        unknown,
        line,
      },
    },
  }
}
