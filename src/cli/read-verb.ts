/** `gpucost read`: what a message asks, or a configuration in a file or pasted into one. */
import type { ConfigKeys } from '../scenario/config/config-keys.ts'
import type { Corridor } from './corridor.ts'
import { printReading, type Printed, type Verb } from './verb.ts'

/** `--config` needs `readConfig` of the corridor. */
export function readVerb({ readConfig }: Corridor, read: NonNullable<Corridor['read']>): Verb {
  return {
    summary: 'the same for a message written to people, or for a configuration',
    examples: [
      'read "We have 20k examples of 600 tokens, 3 epochs of QLoRA on a 70B, at most 200 dollars"',
      ...(readConfig === undefined ? [] : ['read --config axolotl.yml "100M tokens"']),
    ],
    takes: 'text',
    settings: readConfig === undefined ? [] : ['config'],
    run: ({ text, configs }, today) => {
      const reading =
        configs.length > 0 && readConfig !== undefined ? readConfig(configs, text, today) : read(text, today)
      const printed = printReading(reading)
      return reading.config === undefined ? printed : withKeys(printed, reading.config)
    },
  }
}

/** What became of the keys. */
function withKeys(printed: Printed, config: ConfigKeys): Printed {
  const { framework, understood, notEstimated, noBearing, unknown, line } = config
  return {
    ...printed,
    json: {
      ...printed.json,
      config: {
        framework,
        understood,
        notEstimated: notEstimated.map(({ key, why }) => ({ key, why })),
        noBearing,
        unknown,
        line,
      },
    },
  }
}
